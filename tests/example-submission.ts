import { EMPTY_DOCUMENT } from '../src-shared/assessment/fold.ts';
import { readSeals, type Seal } from '../src-shared/assessment/sealing.ts';
import { type AcceptanceSaid, acceptanceSaid } from '../src-shared/submission/acceptance-said.ts';
import { manifestSalt } from '../src-shared/submission/evidence-manifest.ts';
import { type NewSubmission, sealForPublishing } from '../src-shared/submission/publishing.ts';
import { submissionId } from '../src-shared/submission/submission-id.ts';
import { ASSESSMENT, idOf } from './arbitraries.ts';
import type { Computer } from './computer.ts';
import { exampleFile, linked } from './example-evidence.ts';
import { practiceComputer, says } from './example-practice.ts';
import { exampleSet } from './example-set.ts';

/** An invented practice that has answered everything, and publishes. */

export const SUBMITTED = submissionId.parse(idOf(900));
export const SALT = manifestSalt.parse('5a'.repeat(16));
export const STATEMENT = { version: 1, hash: 'b2'.repeat(32) };
export const ACCEPTED: AcceptanceSaid = acceptanceSaid.parse({
  way: 'on-this-computer',
  name: 'Łucja Ørsted',
  role: 'Partner',
  organisation: 'Riverside Surgery',
});

/** Level 2 everywhere, with a comment each, and one file that stands in two rows. */
export function answeredPractice(set = exampleSet()): Computer {
  const practice = practiceComputer(1);
  practice.act([
    ...set.requirements.flatMap(({ number }) => [
      ...['1a', '1b', '2a', '2b'].map((criterion) => says(number, `criteria/${criterion}`, true)),
      says(number, 'comment', `Matter ${number} was seen to.`),
    ]),
    ...exampleFile(1, 'Training log.xlsx'),
    ...exampleFile(2, 'Not used.pdf'),
    ...linked(1, '101', '1a-letter'),
    ...linked(1, '102', '1b-plan'),
  ]);
  return practice;
}

export function newSubmission(said: Partial<NewSubmission> = {}): NewSubmission {
  return { id: SUBMITTED, statement: STATEMENT, said: ACCEPTED, salt: SALT, ...said };
}

/** The same practice after its act of publishing. */
export function publishedPractice(said: Partial<NewSubmission> = {}): Computer {
  const practice = answeredPractice();
  practice.act(sealForPublishing(practice.folded, ASSESSMENT, newSubmission(said)));
  return practice;
}

export function copyOn({ folded }: Computer): Seal {
  const copy = readSeals(folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT).at(-1);
  if (!copy) throw new Error('nothing was sealed');
  return copy;
}
