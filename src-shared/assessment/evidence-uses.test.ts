import { expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { exampleFile, fileOf, linked } from '../../tests/example-evidence.ts';
import { says } from '../../tests/example-practice.ts';
import { documentId, evidenceDocument } from './document.ts';
import { unlinkEvidenceFile } from './evidence-acts.ts';
import { evidenceUses, linkedDocuments } from './evidence-uses.ts';
import { EMPTY_DOCUMENT } from './fold.ts';

const NEXT_YEAR = documentId.parse(ASSESSMENT.replace('2026-27', '2027-28'));

test('a file is used in every row that links it, the newest year first, then in the order of the pages', () => {
  const one = computer(1);
  one.act([...exampleFile(1), ...exampleFile(2)]);
  one.act([says('201', 'evidence/added-1/criterion', '2a'), says('201', 'evidence/added-1/title', 'Our own list')]);
  one.act(linked(1, '201', 'added-1'));
  one.act(linked(1, '101', '1b-plan'));
  one.act(linked(1, '101', '1a-letter'));
  one.act(linked(1, '101', '1a-letter', NEXT_YEAR));
  const uses = evidenceUses(one.folded);
  expect(
    uses.get(fileOf(1))?.map(({ assessment, requirement, row, criterion }) => [assessment, requirement, row, criterion]),
  ).toEqual([
    [NEXT_YEAR, '101', '1a-letter', '1a'],
    [ASSESSMENT, '101', '1a-letter', '1a'],
    [ASSESSMENT, '101', '1b-plan', '1b'],
    [ASSESSMENT, '201', 'added-1', '2a'],
  ]);
  expect(uses.has(fileOf(2))).toBe(false);
});

test('a link that was taken out and a row that was taken out use nothing; an edit elsewhere alters nothing', () => {
  const one = computer(1);
  one.act([...linked(1, '101', '1a-letter'), ...linked(1, '101', '1b-plan')]);
  one.act(unlinkEvidenceFile({ assessment: ASSESSMENT, requirement: '101', row: '1a-letter' }, fileOf(1)));
  expect(evidenceUses(one.folded).get(fileOf(1))).toMatchObject([{ row: '1b-plan' }]);
  one.act([says('102', 'comment', 'Elsewhere', NEXT_YEAR)]);
  expect(evidenceUses(one.folded).get(fileOf(1))).toMatchObject([{ row: '1b-plan' }]);
  one.act([says('101', 'evidence/1b-plan/removed', true)]);
  expect(evidenceUses(one.folded).size).toBe(0);
  // Taken in again, the row has its file again, so the file belongs to the assessment all the time.
  expect([...linkedDocuments(one.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT)]).toEqual([evidenceDocument(fileOf(1))]);
});

test('a row that does not say its criterion, and leaves of a newer app, do no harm', () => {
  const one = computer(1);
  one.act(linked(1, '101', 'added-without-criterion'));
  const [link] = one.log;
  if (!link) throw new Error('nothing was linked');
  one.receive([
    { ...link, id: fileOf(90) as never, field: `${link.field}/page` },
    { ...link, id: fileOf(91) as never, field: 'answers/101/evidence/1a-letter/files/not-an-id' },
    { ...link, id: fileOf(92) as never, field: `answers/101/plans/1a-letter/files/${fileOf(1)}` },
  ]);
  expect(evidenceUses(one.folded).get(fileOf(1))).toMatchObject([{ row: 'added-without-criterion', criterion: null }]);
  expect(evidenceUses(one.folded).size).toBe(1);
});
