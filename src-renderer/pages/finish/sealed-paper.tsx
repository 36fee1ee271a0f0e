import { useMemo } from 'react';
import { EMPTY_DOCUMENT } from '../../../src-shared/assessment/fold.ts';
import type { PersonId } from '../../../src-shared/assessment/identifiers.ts';
import { knownFiles } from '../../../src-shared/assessment/known-files.ts';
import { organisationOf, readPeople } from '../../../src-shared/assessment/organisation.ts';
import { outcomeInWords } from '../../../src-shared/assessment/outcome-words.ts';
import { readiness } from '../../../src-shared/assessment/readiness.ts';
import { dayInLondon, yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import type { AssessmentAddress } from '../../assessment/paths.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { dateInWords, ROLES, timeInWords } from '../../parts/words.ts';
import { genuineInWords } from './genuine-words.ts';
import { LevelsTable } from './levels-table.tsx';
import { PaperAnswer } from './paper-answer.tsx';
import { PaperEvidence } from './paper-evidence.tsx';
import { SignatureLines } from './signature-lines.tsx';
import type { SealedCopy } from './use-sealed-copies.ts';

interface Props {
  readonly set: RequirementSet;
  readonly address: AssessmentAddress;
  readonly copy: SealedCopy;
  readonly opened: NonNullable<SealedCopy['opened']>;
}

/** The id of the heading of the copy that is shown. */
export const PAPER_TITLE = 'paper-title';

/** A sealed copy as it is printed and signed: everything in it comes from the copy, nothing from what was edited since. */
export function SealedPaper({ set, address, copy: { seal, revision }, opened }: Props) {
  const { folded } = opened;
  const nameOf = usePersonName();
  const organisation = organisationOf(folded);
  const people = new Map(readPeople(folded).map(({ id, name }) => [id, name]));
  const nameThen = (person: PersonId): string => people.get(person) || nameOf(person);
  const { standings } = useMemo(
    () =>
      readiness(set, folded.get(address.document) ?? EMPTY_DOCUMENT, organisationOf(folded), {
        files: knownFiles(folded),
        today: dayInLondon(new Date()),
      }),
    [set, folded, address],
  );
  const outcome = outcomeInWords(standings);
  return (
    <article className="paper" aria-labelledby={PAPER_TITLE}>
      <div className="paper__top">
        <h2 className="nhsuk-heading-l paper__title" id={PAPER_TITLE} tabIndex={-1}>
          The sealed copy, revision {revision}
        </h2>
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small no-print"
          onClick={() => window.print()}
        >
          Print revision {revision}
        </button>
      </div>
      {!opened.genuine && <p className="paper__doubt">{genuineInWords(opened, nameOf)}</p>}
      <dl className="paper__facts">
        <dt>Organisation</dt>
        <dd>
          {organisation.name || 'No name'}
          {organisation.odsCode && `, code ${organisation.odsCode}`}
        </dd>
        <dt>Assessment</dt>
        <dd>
          IG Toolkit {set.version}, {set.name}, {yearInWords(address.year)}
        </dd>
        <dt>Sealed</dt>
        <dd>
          {dateInWords(seal.sealed.wall)} at {timeInWords(seal.sealed.wall)}, by {nameThen(seal.sealed.by)}
        </dd>
        <dt>Status</dt>
        <dd>{seal.reopened ? `Reopened on ${dateInWords(seal.reopened.wall)}` : 'Completed on this computer, not published'}</dd>
        <dt>Outcome as assessed</dt>
        <dd>
          {outcome.words} {outcome.score}
        </dd>
        {[...organisation.roles].map(([role, person]) => (
          <div key={role} className="paper__fact">
            <dt>{ROLES[role].name}</dt>
            <dd>{people.get(person) || 'Somebody without a name'}</dd>
          </div>
        ))}
        <dt>Fingerprint (SHA-256)</dt>
        <dd>
          <code className="fingerprint__all">{seal.hash}</code>
        </dd>
      </dl>
      <LevelsTable standings={standings} assessment={null} />
      {standings.map((standing) => (
        <PaperAnswer key={standing.requirement.number} version={set.version} folded={folded} standing={standing} />
      ))}
      <PaperEvidence version={set.version} assessment={address.document} folded={folded} nameOf={nameThen} />
      <SignatureLines organisation={organisation.name} />
      <footer className="paper__foot">
        {HONEST_NOTICE.join(' ')} Titles and criteria are shown in this app’s own wording and are not part of the fingerprint.
      </footer>
    </article>
  );
}
