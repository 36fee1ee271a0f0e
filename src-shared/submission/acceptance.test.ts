import { expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import type { Computer } from '../../tests/computer.ts';
import {
  ACCEPTED,
  answeredPractice,
  copyOn,
  newSubmission,
  publishedPractice,
  STATEMENT,
  SUBMITTED,
} from '../../tests/example-submission.ts';
import { EMPTY_DOCUMENT } from '../assessment/fold.ts';
import { standingSeal } from '../assessment/sealing.ts';
import { takeBack } from '../assessment/undo.ts';
import { accept, readAcceptance } from './acceptance.ts';
import { type AcceptanceSaid, acceptanceSaid, authorityInWords } from './acceptance-said.ts';
import { sealForPublishing } from './publishing.ts';
import { submissionId } from './submission-id.ts';

const assessmentOn = ({ folded }: Computer) => folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT;
const readOn = (on: Computer) => readAcceptance(assessmentOn(on), copyOn(on));
const overwrite = (on: Computer, leaf: string, value: string | null) =>
  on.act([{ document: ASSESSMENT, field: `sealed/${SUBMITTED}/acceptance/${leaf}`, value }]);
const ON_PAPER: AcceptanceSaid = acceptanceSaid.parse({
  ...ACCEPTED,
  way: 'on-paper',
  signed: '2027-03-30',
  scan: 'c4'.repeat(32),
});

test('who, in which role, for whom, when, which statement, over which copy', () => {
  const practice = publishedPractice();
  expect(readOn(practice)).toEqual({
    ok: true,
    value: {
      statement: STATEMENT,
      snapshot: copyOn(practice).hash,
      said: ACCEPTED,
      by: practice.by,
      at: '2026-09-01T12:00:00.000Z',
    },
  });
  expect(authorityInWords('Riverside Surgery')).toBe('I am authorised to accept this for Riverside Surgery.');
});

test('a signed paper is recorded with its day and its scan, or without one', () => {
  for (const said of [ON_PAPER, acceptanceSaid.parse({ ...ON_PAPER, scan: null })])
    expect(readOn(publishedPractice({ said }))).toMatchObject({ ok: true, value: { said } });
});

test('publishing finishes the assessment, and cannot be undone by Ctrl+Z', () => {
  const practice = answeredPractice();
  const { changes } = practice.act(sealForPublishing(practice.folded, ASSESSMENT, newSubmission()));
  expect(standingSeal(assessmentOn(practice))?.id).toBe(SUBMITTED);
  expect(takeBack(changes, practice.folded, practice.known)).toMatchObject({ ok: false, refusal: { kind: 'sealed' } });
});

test('a copy that nobody accepted says so', () => {
  const practice = publishedPractice();
  expect(readAcceptance(assessmentOn(practice), { id: 'another', hash: 'a'.repeat(64) })).toEqual({
    ok: false,
    refusal: 'not accepted',
  });
});

test.each([
  ['name', 'Somebody Else'],
  ['role', 'Owner'],
  ['organisation', 'Hillside Surgery'],
  ['statement-hash', 'f'.repeat(64)],
  ['snapshot', 'f'.repeat(64)],
  ['way', 'on-paper'],
  ['role', null],
  ['signed', '2027-01-01'],
])('a later change of its %s to %j makes it altered, whoever made it', (leaf, value) => {
  const practice = publishedPractice();
  overwrite(practice, leaf, value);
  expect(readOn(practice)).toEqual({ ok: false, refusal: 'acceptance altered' });
});

test('one that was given over another copy does not count for this one', () => {
  const practice = answeredPractice();
  const other = { id: submissionId.parse('01990000-0000-7000-8000-0000000000aa'), hash: 'd'.repeat(64) };
  practice.act(sealForPublishing(practice.folded, ASSESSMENT, newSubmission({ id: other.id })));
  practice.act([{ document: ASSESSMENT, field: `sealed/${other.id}/reopened`, value: true }]);
  practice.act([{ document: ASSESSMENT, field: 'answers/101/comment', value: 'Said since.' }]);
  // The same words copied to a newer copy by another program.
  practice.act([
    ...sealForPublishing(practice.folded, ASSESSMENT, newSubmission()).filter(({ field }) => !field.includes('/acceptance/')),
    ...accept(ASSESSMENT, { id: SUBMITTED, hash: other.hash }, STATEMENT, ACCEPTED),
  ]);
  expect(readOn(practice)).toEqual({ ok: false, refusal: 'accepted over another copy' });
});

test('of an act whose end is missing nothing counts', () => {
  const practice = publishedPractice();
  const broken = new Map(assessmentOn(practice));
  broken.delete(`sealed/${SUBMITTED}/acceptance/way`);
  expect(readAcceptance(broken, copyOn(practice))).toEqual({ ok: false, refusal: 'not accepted' });
  broken.clear();
  for (const [field, change] of assessmentOn(practice)) if (!field.endsWith('/role')) broken.set(field, change);
  expect(readAcceptance(broken, copyOn(practice))).toEqual({ ok: false, refusal: 'acceptance altered' });
});
