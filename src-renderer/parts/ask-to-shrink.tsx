import { useId, useState } from 'react';

/** Whether somebody has agreed that something would be less than it is now. */
interface Agreement {
  readonly sure: boolean;
  /** Somebody went on without having agreed. */
  readonly isMissing: boolean;
  readonly setSure: (sure: boolean) => void;
  /** Whether to go on; where not, it is said beside the question. */
  readonly holds: (shrinks: readonly string[]) => boolean;
}

/** Keeps the answer to `AskToShrink`. */
export function useAgreement(): Agreement {
  const [sure, setSure] = useState(false);
  const [isMissing, setMissing] = useState(false);
  return {
    sure,
    isMissing,
    setSure: (wanted) => {
      setSure(wanted);
      setMissing(false);
    },
    holds: (shrinks) => {
      const agreed = shrinks.length === 0 || sure;
      setMissing(!agreed);
      return agreed;
    },
  };
}

interface Props {
  /** What would be less than now, in sentences. */
  readonly shrinks: readonly string[];
  readonly agreement: Agreement;
}

/** Says what would be less than it is now, and asks whether that is wanted. Nothing where nothing shrinks. */
export function AskToShrink({ shrinks, agreement: { sure, isMissing, setSure } }: Props) {
  const id = useId();
  if (shrinks.length === 0) return null;
  return (
    <div className="nhsuk-inset-text tight">
      <p>
        <strong>Something would be less than it is now.</strong>
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet prose" id={`${id}-what`}>
        {shrinks.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {isMissing && (
        <p className="nhsuk-error-message" role="alert" id={`${id}-missing`}>
          <span className="nhsuk-u-visually-hidden">Error: </span>
          Tick that you want this, or leave everything as it is.
        </p>
      )}
      <div className="nhsuk-checkboxes__item">
        <input
          className="nhsuk-checkboxes__input"
          id={`${id}-sure`}
          type="checkbox"
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-missing ${id}-what` : `${id}-what`}
          checked={sure}
          onChange={({ target }) => setSure(target.checked)}
        />
        <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`${id}-sure`}>
          Yes, I want this all the same
        </label>
      </div>
    </div>
  );
}
