import { type ReactNode, type Ref, useId } from 'react';

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
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className={`nhsuk-form-group${problem ? ' nhsuk-form-group--error' : ''}`}>
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {problem && (
        <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <input
        ref={ref}
        id={id}
        className={`nhsuk-input nhsuk-input--width-10${problem ? ' nhsuk-input--error' : ''}`}
        type="password"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        aria-describedby={described || undefined}
        aria-invalid={problem ? true : undefined}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
