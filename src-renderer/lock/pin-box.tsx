import type { ReactNode, Ref } from 'react';
import { BoxGroup } from '../parts/box-group.tsx';

interface Props {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly problem?: string | null;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A box for a PIN, which shows dots. It is no password that a browser would offer to keep. */
export function PinBox({ label, hint, value, onChange, problem, ref }: Props) {
  return (
    <BoxGroup label={label} hint={hint} problem={problem}>
      {(box) => (
        <input
          {...box}
          ref={ref}
          className={`nhsuk-input nhsuk-input--width-10${problem ? ' nhsuk-input--error' : ''}`}
          type="password"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </BoxGroup>
  );
}
