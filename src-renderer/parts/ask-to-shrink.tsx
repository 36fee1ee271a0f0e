import { useId } from 'react';

interface Props {
  /** What would be less than now, in sentences. */
  readonly shrinks: readonly string[];
  readonly sure: boolean;
  readonly onSure: (sure: boolean) => void;
}

/** What to say where somebody goes on without having ticked it. */
export const NOT_SURE = 'Tick that you want this although something would be less than it is now.';

/** Says what would be less than it is now, and asks whether that is wanted. Nothing where nothing shrinks. */
export function AskToShrink({ shrinks, sure, onSure }: Props) {
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
      <div className="nhsuk-checkboxes__item">
        <input
          className="nhsuk-checkboxes__input"
          id={`${id}-sure`}
          type="checkbox"
          aria-describedby={`${id}-what`}
          checked={sure}
          onChange={({ target }) => onSure(target.checked)}
        />
        <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`${id}-sure`}>
          Yes, I want this all the same
        </label>
      </div>
    </div>
  );
}
