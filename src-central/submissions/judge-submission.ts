import type { Change } from '../../src-shared/assessment/change.ts';
import { type DocumentId, documentMeaning } from '../../src-shared/assessment/document.ts';
import { openSubmission, type Submission } from '../../src-shared/submission/open-submission.ts';
import type { SubmissionId } from '../../src-shared/submission/submission-id.ts';
import { type SubmissionResults, submissionResults } from '../../src-shared/submission/submission-results.ts';
import type { Catalogue, HeldSet } from '../catalogue/catalogue.ts';
import { Refused } from '../http/refused.ts';
import { refusedCopy } from './refuse-submission.ts';

/** A copy that can be published, and by what it was judged. */
interface Judged {
  readonly submission: Submission;
  readonly results: SubmissionResults;
  readonly held: HeldSet;
}

/**
 * Judges a copy by the rules that the app offered it by.
 *
 * @param changes every change of the organisation that the service has
 * @throws Refused for whatever cannot be published
 */
export function judgeSubmission(
  catalogue: Catalogue,
  id: SubmissionId,
  { assessment, setHash }: { readonly assessment: DocumentId; readonly setHash: string },
  changes: readonly Change[],
): Judged {
  const opened = openSubmission(assessment, id, changes);
  if (!opened.ok) throw refusedCopy(opened.refusal);
  const { statement } = opened.value.acceptance;
  const held = heldSet(catalogue, assessment, setHash);
  if (!catalogue.statements.some(({ version, hash }) => version === statement.version && hash === statement.hash))
    throw new Refused('statement-not-known');
  const results = submissionResults(opened.value, held.set);
  if (!results.ok) throw new Refused('not-complete', { about: { blockers: results.refusal.map(({ words }) => words) } });
  return { submission: opened.value, results: results.value, held };
}

function heldSet({ sets }: Catalogue, assessment: DocumentId, setHash: string): HeldSet {
  const meaning = documentMeaning(assessment);
  if (meaning.kind !== 'assessment') throw new Refused('copy-missing');
  const named = sets.find(({ set }) => set.id === meaning.set);
  if (named?.hash === setHash) return named;
  const words = named
    ? `The service has the requirement set ${meaning.set} in other words than this app. Whichever is older has to be updated.`
    : `The service does not have the requirement set ${meaning.set}. Ask the operator to add it.`;
  throw new Refused('set-not-held', { words });
}
