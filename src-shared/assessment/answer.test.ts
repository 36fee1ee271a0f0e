import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyMergedState, changeOf, idOf } from '../../tests/arbitraries.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { type AnswerFields, fieldsByRequirement, isBacked, readAnswer } from './answer.ts';
import type { Change, Value } from './change.ts';
import { evidenceFileId } from './identifiers.ts';

const SET = exampleSet();
const [REQUIREMENT] = SET.requirements;
if (!REQUIREMENT) throw new Error('an example set has requirements');

/** Fields in the order in which they were written. */
function fields(...said: readonly (readonly [leaf: string, value: Value])[]): AnswerFields {
  return new Map(said.map(([leaf, value], id) => [leaf, changeOf({ field: `answers/101/${leaf}`, value, id })]));
}

test('nothing said reads as nothing said, with the suggested evidence to fill in', () => {
  expect(readAnswer(REQUIREMENT)).toEqual({
    number: '101',
    ticked: new Set(),
    levelZero: false,
    notRelevant: false,
    notRelevantReason: '',
    comment: '',
    target: null,
    owner: null,
    lastChange: null,
    evidence: ['1a-letter', '1a-list', '1b-plan', '2a-log', '2b-minutes', '3a-review'].map((row) => ({
      row,
      criterion: row.slice(0, 2),
      suggested: true,
      title: `The ${row.slice(3)} for ${row.slice(0, 2)}`,
      obtained: false,
      location: '',
      details: '',
      files: [],
      fileNames: [],
      lostFiles: [],
    })),
  });
});

test('what was said is read', () => {
  const said = fields(
    ['criteria/1a', true],
    ['criteria/1b', false],
    ['level-0', true],
    ['not-relevant', true],
    ['not-relevant-reason', 'none here'],
    ['comment', 'in the office'],
    ['target', 2],
    ['owner', idOf(7)],
    ['evidence/1a-letter/obtained', true],
    ['evidence/1a-letter/location', 'cabinet'],
    ['evidence/1a-letter/details', 'signed'],
    ['evidence/1a-list/removed', true],
  );
  const answer = readAnswer(REQUIREMENT, said);
  expect(answer).toMatchObject({
    ticked: new Set(['1a']),
    levelZero: true,
    notRelevant: true,
    notRelevantReason: 'none here',
    comment: 'in the office',
  });
  expect(answer).toMatchObject({ target: 2, owner: idOf(7), lastChange: { id: idOf(11) } });
  expect(answer.evidence[0]).toMatchObject({ row: '1a-letter', obtained: true, location: 'cabinet', details: 'signed' });
  expect(answer.evidence.map(({ row }) => row)).not.toContain('1a-list');
});

test('rows that people added stand under their criterion, after the suggested ones, in the order in which they were added', () => {
  const said = fields(
    ['evidence/zz/criterion', '1a'],
    ['evidence/zz/title', 'First added'],
    ['evidence/aa/criterion', '1a'],
    ['evidence/mm/criterion', '2a'],
    ['evidence/nn/criterion', '3z'],
  );
  const rows = readAnswer(REQUIREMENT, said).evidence.filter(({ suggested }) => !suggested);
  expect(rows.map(({ row, criterion, title }) => [row, criterion, title])).toEqual([
    ['zz', '1a', 'First added'],
    ['aa', '1a', ''],
    ['mm', '2a', ''],
  ]);
});

test('a suggested row stays under its own criterion, once, whatever its criterion leaf says', () => {
  const { evidence } = readAnswer(
    REQUIREMENT,
    fields(['evidence/2a-log/criterion', '1a'], ['evidence/1a-letter/criterion', '2a']),
  );
  expect(evidence.map(({ row, criterion }) => [row, criterion])).toEqual(
    readAnswer(REQUIREMENT).evidence.map(({ row, criterion }) => [row, criterion]),
  );
});

test('leaves that a newer app keeps below a row do not show the row twice', () => {
  const { evidence } = readAnswer(
    REQUIREMENT,
    fields(['evidence/zz/criterion', '1a'], ['evidence/zz/review/criterion', '1a'], ['evidence/criterion', '1a']),
  );
  expect(evidence.filter(({ suggested }) => !suggested).map(({ row }) => row)).toEqual(['zz']);
});

test('any state that a merge can leave is read, in the same way whatever order its fields are in', () => {
  const state = anyMergedState(SET).chain((fields) =>
    fc.tuple(
      fc.constant(fields),
      fc.shuffledSubarray([...fields], { minLength: fields.size }).map((shuffled) => new Map(shuffled)),
    ),
  );
  fc.assert(
    fc.property(state, ([assessment, shuffled]) => {
      for (const requirement of SET.requirements) {
        const own = fieldsByRequirement(assessment).get(requirement.number);
        const answer = readAnswer(requirement, own);
        expect(readAnswer(requirement, fieldsByRequirement(shuffled).get(requirement.number))).toEqual(answer);
        const rows = answer.evidence.map(({ row }) => row);
        expect(new Set(rows).size).toBe(rows.length);
        for (const criterion of answer.ticked) expect(own?.get(`criteria/${criterion}`)?.value).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('a value of the wrong kind counts as not given', () => {
  const said = fields(
    ['criteria/1a', 'true'],
    ['level-0', 1],
    ['not-relevant', 'yes'],
    ['comment', true],
    ['target', 7],
    ['owner', 'Ada'],
    ['evidence/1a-letter/location', 3],
  );
  expect(readAnswer(REQUIREMENT, said)).toEqual({
    ...readAnswer(REQUIREMENT),
    lastChange: expect.objectContaining({ id: idOf(6) }),
  });
});

test('fields are sorted by requirement; what is no leaf of an answer is passed over', () => {
  const names = [
    'answers/101/comment',
    'answers/202/criteria/1a',
    'answers/101/criteria/1a',
    'answers/101',
    'answers',
    'due',
    'sealed/101/hash',
  ];
  const document = new Map(names.map((field, id): [string, Change] => [field, changeOf({ field, value: 'x', id })]));
  expect([...fieldsByRequirement(document)].map(([number, own]) => [number, [...own.keys()]])).toEqual([
    ['101', ['comment', 'criteria/1a']],
    ['202', ['criteria/1a']],
  ]);
});

test('sorting may go on from the state before an edit, and is not misled by the state of something else', () => {
  const inOrder = (sorted: ReturnType<typeof fieldsByRequirement>) => [...sorted].map(([number, own]) => [number, [...own]]);
  fc.assert(
    fc.property(anyMergedState(SET), anyMergedState(SET), (before, edit) => {
      fieldsByRequirement(before);
      const after = new Map([...before, ...edit]);
      expect(inOrder(fieldsByRequirement(after, before))).toEqual(inOrder(fieldsByRequirement(new Map(after))));
      expect(inOrder(fieldsByRequirement(edit, before))).toEqual(inOrder(fieldsByRequirement(new Map(edit))));
    }),
    { numRuns: 200 },
  );
});

test('an item proves something when it is obtained and it is said where it is, or a file is there', () => {
  const item = { row: 'zz', criterion: '1a', suggested: false, title: '', details: '', files: [], fileNames: [], lostFiles: [] };
  const files = [evidenceFileId.parse('01990000-0000-7000-8000-00000000f11e')];
  expect(isBacked({ ...item, files, obtained: true, location: '' })).toBe(true);
  expect(isBacked({ ...item, files, obtained: false, location: '' })).toBe(false);
  expect(isBacked({ ...item, lostFiles: files, obtained: true, location: '' })).toBe(false);
  expect(isBacked({ ...item, obtained: true, location: 'cabinet' })).toBe(true);
  expect(isBacked({ ...item, obtained: true, location: ' \n' })).toBe(false);
  expect(isBacked({ ...item, obtained: false, location: 'cabinet' })).toBe(false);
});
