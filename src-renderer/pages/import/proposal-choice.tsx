import { useId } from 'react';
import type { Proposal } from '../../../src-shared/exchange/proposals.ts';

interface Props {
  readonly proposal: Proposal;
  readonly isTaken: boolean;
  readonly onTake: (isTaken: boolean) => void;
}

/** One answer of the file: its level there and here, and what cannot be taken. */
export function ProposalChoice({
  proposal: { number, title, started, levelHere, levelInFile, drafts, leftOut },
  isTaken,
  onTake,
}: Props) {
  const id = useId();
  const hasAny = drafts.length > 0;
  return (
    <li className="import__proposal">
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
        <div className="nhsuk-checkboxes__item">
          <input
            className="nhsuk-checkboxes__input"
            id={`${id}-take`}
            type="checkbox"
            aria-describedby={`${id}-what`}
            checked={hasAny && isTaken}
            disabled={!hasAny}
            onChange={({ target }) => onTake(target.checked)}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`${id}-take`}>
            <strong>
              {number} {title}
            </strong>
          </label>
        </div>
      </div>
      <div className="small import__proposal-what" id={`${id}-what`}>
        <p>
          There: {levelInFile}.{started ? ` Here: ${levelHere}.` : ' Not started here.'}
        </p>
        {leftOut.map((words) => (
          <p key={words} className="muted">
            Left out: {words}
          </p>
        ))}
      </div>
    </li>
  );
}
