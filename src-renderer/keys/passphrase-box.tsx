import type { ReactNode, Ref } from 'react';
import { BoxGroup } from '../parts/box-group.tsx';

interface Props {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly problem?: string | null;
  readonly shown: boolean;
  /** Left out for a second box that follows the first. */
  readonly onShow?: (shown: boolean) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A box for a passphrase, which shows dots until the person wants to see it. */
export function PassphraseBox({ label, hint, value, onChange, problem, shown, onShow, ref }: Props) {
  return (
    <BoxGroup label={label} hint={hint} problem={problem} className="nhsuk-password-input">
      {(box) => (
        <div className="nhsuk-input-wrapper">
          <input
            {...box}
            ref={ref}
            className={`nhsuk-input nhsuk-password-input__input${problem ? ' nhsuk-input--error' : ''}`}
            type={shown ? 'text' : 'password'}
            // A browser must not offer to keep it: it would lie beside what it protects.
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={1_000}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
          {onShow && (
            <button
              type="button"
              className="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle"
              aria-controls={box.id}
              aria-label={shown ? 'Hide passphrase' : 'Show passphrase'}
              onClick={() => onShow(!shown)}
            >
              {shown ? 'Hide' : 'Show'}
            </button>
          )}
        </div>
      )}
    </BoxGroup>
  );
}
