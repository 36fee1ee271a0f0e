import { useId, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { AssessmentFile } from '../../../src-shared/exchange/assessment-file.ts';
import { proposalsFrom } from '../../../src-shared/exchange/proposals.ts';
import { type AssessmentAddress, assessmentPath } from '../../assessment/paths.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { count } from '../../parts/words.ts';
import { useFolded, useWorkspace } from '../../session/session.ts';
import { showImported } from './imported.ts';
import { ProposalChoice } from './proposal-choice.tsx';

interface Props {
  readonly address: AssessmentAddress;
  readonly file: AssessmentFile;
  /** The other organisation's name. */
  readonly from: string;
}

/** The answers of the file, each to be taken or left. */
export function ChooseProposals({ address, file, from }: Props) {
  const workspace = useWorkspace();
  const folded = useFolded();
  const { set, seal } = useAssessment(address);
  const [alsoStarted, setAlsoStarted] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const id = useId();
  const proposals = useMemo(
    () => proposalsFrom(file, set, { folded, assessment: address.document, alsoStarted }),
    [file, set, folded, address, alsoStarted],
  );
  const takeable = proposals.filter(({ drafts }) => drafts.length > 0);
  const taken = takeable.filter(({ number }) => !left.has(number));

  if (seal)
    return (
      <p className="prose">
        Your {yearInWords(address.year)} assessment is completed, so it takes no answers.{' '}
        <Link href={assessmentPath(address.document, 'finish')}>Reopen it as a new revision</Link> first.
      </p>
    );

  const take = async (): Promise<void> => {
    const drafts = taken.flatMap((proposal) => proposal.drafts);
    const name = `Answers taken from ${from}`;
    const notes = workspace.commit(drafts, { name, path: assessmentPath(address.document, 'requirements') });
    await workspace.settled();
    showImported({
      workspace: workspace.id,
      title: `${count(taken.length, 'answer is', 'answers are')} in your ${yearInWords(address.year)} assessment`,
      said: [
        `Taken from ${from}, and recorded as your edits. They describe another organisation: read each one and make it true for yours.`,
        ...notes,
      ],
      address,
      canUndo: true,
    });
  };

  return (
    <>
      <h3 className="nhsuk-heading-s">Answers to take</h3>
      <p className="prose">
        Ticks, comments and evidence places, without evidence files. Who looks after a requirement and its target level stay your
        own. They describe {from}: check every one.
      </p>
      <div className="nhsuk-checkboxes nhsuk-checkboxes--small import__also">
        <div className="nhsuk-checkboxes__item">
          <input
            className="nhsuk-checkboxes__input"
            id={`${id}-also`}
            type="checkbox"
            checked={alsoStarted}
            onChange={({ target }) => setAlsoStarted(target.checked)}
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`${id}-also`}>
            Also for requirements that you have started. They would then say what the file says
          </label>
        </div>
      </div>
      {proposals.length === 0 ? (
        <p className="empty">
          {alsoStarted
            ? 'The file says nothing that your assessment does not say already.'
            : 'There is nothing to take for requirements that you have not started.'}
        </p>
      ) : (
        <ul className="import__proposals">
          {proposals.map((proposal) => (
            <ProposalChoice
              key={proposal.number}
              proposal={proposal}
              isTaken={!left.has(proposal.number)}
              onTake={(isTaken) => {
                const next = new Set(left);
                if (isTaken) next.delete(proposal.number);
                else next.add(proposal.number);
                setLeft(next);
              }}
            />
          ))}
        </ul>
      )}
      <button
        type="button"
        className="nhsuk-button"
        aria-describedby={taken.length === 0 ? `${id}-why` : undefined}
        disabled={taken.length === 0}
        onClick={() => void take()}
      >
        Take {count(taken.length, 'answer')}
      </button>
      {taken.length === 0 && takeable.length > 0 && (
        <p className="small muted" id={`${id}-why`}>
          Tick at least one answer to take.
        </p>
      )}
    </>
  );
}
