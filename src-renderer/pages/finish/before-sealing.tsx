import { useRef } from 'react';
import { Link } from 'wouter';
import { newId } from '../../../src-shared/assessment/new-id.ts';
import { outcomeInWords } from '../../../src-shared/assessment/outcome-words.ts';
import { seal } from '../../../src-shared/assessment/sealing.ts';
import { assessmentPath, placePath } from '../../assessment/paths.ts';
import type { AssessmentView } from '../../assessment/use-assessment.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { announce } from '../../parts/announcer.tsx';
import { count } from '../../parts/words.ts';
import { useWorkspace } from '../../session/session.ts';
import { LevelsTable } from './levels-table.tsx';

interface Props {
  readonly view: AssessmentView;
  /** The number the copy will have. */
  readonly revision: number;
}

/** What sealing means, what would be sealed, what is in the way of it, and the button. */
export function BeforeSealing({ view, revision }: Props) {
  const workspace = useWorkspace();
  const nameOf = usePersonName();
  const inTheWay = useRef<HTMLElement>(null);
  const { address, readiness, organisation } = view;
  const { standings, answered, warnings } = readiness;
  // A copy can be sealed without a code; only publishing needs one.
  const blockers = readiness.blockers.filter(({ kind }) => kind !== 'organisation has no code');
  const code = readiness.blockers.find(({ kind }) => kind === 'organisation has no code');
  const outcome = outcomeInWords(standings);
  const finish = (): void => {
    if (blockers.length > 0) {
      inTheWay.current?.focus();
      return;
    }
    // What is being typed anywhere belongs into the copy.
    workspace.openEdits.commitAll();
    workspace.commitAnd(
      seal(workspace.folded, address.document, newId()),
      {
        name: `Finish and seal revision ${revision}`,
        path: assessmentPath(address.document, 'finish'),
      },
      () => announce('Completed on this computer'),
    );
  };
  return (
    <div data-help="readiness">
      <p className="prose">
        Sealing makes a copy of your assessment as it stands now, with your organisation’s details, its people and a list of the
        evidence files that it uses, to print and sign. The copy gets a number, a date and a fingerprint that shows whether
        anything in it was altered later. It stays on this computer: nothing is sent to anybody, and you can reopen the assessment
        as a new revision whenever you need to.
      </p>
      {blockers.length > 0 && (
        <section className="nhsuk-error-summary" ref={inTheWay} tabIndex={-1} aria-labelledby="in-the-way">
          <h2 className="nhsuk-error-summary__title" id="in-the-way">
            {count(blockers.length, 'thing')} to do before you can finish
          </h2>
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {blockers.map(({ words, place }) => (
              <li key={words}>
                <Link href={placePath(address.document, place)}>{words}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {readiness.blockers.length === 0 && (
        <div className="nhsuk-inset-text tight">
          <p>
            <span className="nhsuk-tag level-tag level-tag--passed">Ready to publish</span>
          </p>
          <p>
            Everything that publishing asks for is there. This version of the app does not publish: it keeps the assessment on
            this computer.
          </p>
        </div>
      )}
      {code && (
        <div className="nhsuk-inset-text tight">
          <p>
            <Link href={placePath(address.document, code.place)}>{code.words}</Link> You can finish without it. Publishing would
            need it.
          </p>
        </div>
      )}
      <h2 className="nhsuk-heading-m">What you are about to seal</h2>
      <dl className="nhsuk-summary-list summary">
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Organisation</dt>
          <dd className="nhsuk-summary-list__value">
            {organisation.name || 'No name yet'}
            {organisation.odsCode && `, ${organisation.odsCode}`}
          </dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Outcome as you assess it</dt>
          <dd className="nhsuk-summary-list__value">
            <strong>{outcome.words}</strong>
            {outcome.score && <p className="muted">{outcome.score}</p>}
          </dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Answered</dt>
          <dd className="nhsuk-summary-list__value">
            {answered} of {standings.length} requirements
          </dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Sealed by</dt>
          <dd className="nhsuk-summary-list__value">{workspace.person ? nameOf(workspace.person) : 'Nobody is named yet'}</dd>
        </div>
      </dl>
      <LevelsTable standings={standings} assessment={address.document} />
      {warnings.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Worth knowing first</h2>
          <p className="prose">None of this stops you.</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {warnings.map(({ words, place }) => (
              <li key={words}>
                <Link href={placePath(address.document, place)}>{words}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="finish-do">
        <button
          type="button"
          className="nhsuk-button"
          aria-disabled={blockers.length > 0}
          aria-describedby={blockers.length > 0 ? 'why-not' : undefined}
          onClick={finish}
        >
          Finish and seal this copy
        </button>
        {blockers.length > 0 && (
          <span className="muted" id="why-not">
            Not yet: {count(blockers.length, 'thing')} above {blockers.length === 1 ? 'is' : 'are'} left to do.
          </span>
        )}
      </p>
    </div>
  );
}
