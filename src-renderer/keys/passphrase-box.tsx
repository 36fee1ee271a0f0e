import { type ReactNode, type Ref, useId } from 'react';

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
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className={`nhsuk-form-group nhsuk-password-input${problem ? ' nhsuk-form-group--error' : ''}`}>
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
      <div className="nhsuk-input-wrapper">
        <input
          ref={ref}
          id={id}
          className={`nhsuk-input nhsuk-password-input__input${problem ? ' nhsuk-input--error' : ''}`}
          type={shown ? 'text' : 'password'}
          // A browser must not offer to keep it: it would lie beside what it protects.
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={1_000}
          aria-describedby={described || undefined}
          aria-invalid={problem ? true : undefined}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
        {onShow && (
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-password-input__toggle"
            aria-controls={id}
            aria-label={shown ? 'Hide passphrase' : 'Show passphrase'}
            onClick={() => onShow(!shown)}
          >
            {shown ? 'Hide' : 'Show'}
          </button>
        )}
      </div>
    </div>
  );
}
