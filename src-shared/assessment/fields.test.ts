import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASSESSMENT, anyValue, idOf } from '../../tests/arbitraries.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { fieldName, LONGEST_TEXT, type Value } from './change.ts';
import { type DocumentId, documentId, ORGANISATION, personDocument } from './document.ts';
import { judgeField, requirementOfField } from './fields.ts';
import { personId } from './identifiers.ts';

const PERSON = personDocument(personId.parse(idOf(7)));
const TOO_LONG = 'x'.repeat(LONGEST_TEXT + 1);
const HASH = 'ab'.repeat(32);

/** Every leaf of the grammar with what may stand in it and what may not; nothing may stand in any of them. */
const LEAVES: readonly (readonly [DocumentId, string, fits: readonly Value[], not: readonly Value[]])[] = [
  [ORGANISATION, 'name', ['Riverside Surgery', ''], [true, 1, TOO_LONG]],
  [ORGANISATION, 'ods-code', ['EX0001'], [1]],
  [ORGANISATION, 'type', ['general-practice'], ['General practice', '', true]],
  [ORGANISATION, 'roles/ig-lead', [idOf(7)], ['Ada', true]],
  [PERSON, 'name', ['Ada'], [false]],
  [PERSON, 'job', ['Partner'], [2]],
  [PERSON, 'e-mail', ['ada@example.org'], [true]],
  [PERSON, 'telephone', ['01632 960001'], [1632960001]],
  [PERSON, 'removed', [true, false], ['true', 1]],
  [ASSESSMENT, 'purpose', ['yearly', 'practice-run'], ['weekly', '']],
  [ASSESSMENT, 'asked-by', ['The commissioner'], [true]],
  [ASSESSMENT, 'due', ['2027-03-31', '2028-02-29'], ['2027-02-29', '31 March 2027', '', 20270331]],
  [ASSESSMENT, 'answers/101/criteria/1a', [true, false], ['yes', 1]],
  [ASSESSMENT, 'answers/101/level-0', [true, false], [0]],
  [ASSESSMENT, 'answers/101/not-relevant', [true, false], ['NR']],
  [ASSESSMENT, 'answers/101/not-relevant-reason', ['We have none'], [true]],
  [ASSESSMENT, 'answers/101/comment', ['Held in the office'], [true, '\u0000', '\ud83d']],
  [ASSESSMENT, 'answers/101/target', [0, 1, 2, 3], [4, -1, 1.5, '2']],
  [ASSESSMENT, 'answers/101/owner', [idOf(7)], ['Ada']],
  [ASSESSMENT, 'answers/101/evidence/1a-letter/criterion', ['1a'], ['4a', '1', 'a1']],
  [ASSESSMENT, 'answers/101/evidence/1a-letter/title', ['Letter'], [true]],
  [ASSESSMENT, `answers/101/evidence/${idOf(7)}/obtained`, [true, false], ['x']],
  [ASSESSMENT, 'answers/101/evidence/1a-letter/location', ['Filing cabinet'], [3]],
  [ASSESSMENT, 'answers/101/evidence/1a-letter/details', ['Signed in May'], [false]],
  [ASSESSMENT, 'answers/101/evidence/1a-letter/removed', [true, false], ['true']],
  [ASSESSMENT, `sealed/${idOf(7)}/part/0`, ['[]'], [0]],
  [ASSESSMENT, `sealed/${idOf(7)}/part/999`, ['[]'], [0]],
  [ASSESSMENT, `sealed/${idOf(7)}/hash`, [HASH], [HASH.slice(1), HASH.toUpperCase(), true]],
  [ASSESSMENT, `sealed/${idOf(7)}/reopened`, [true, false], ['now']],
  [ASSESSMENT, `sealed/${idOf(7)}/salt`, ['0a'.repeat(16)], [HASH, '', 7]],
  [ASSESSMENT, `sealed/${idOf(7)}/acceptance/statement`, [1, 2], [0, '1', 1.5]],
  [ASSESSMENT, `sealed/${idOf(7)}/acceptance/statement-hash`, [HASH], ['', 1]],
  [ASSESSMENT, `sealed/${idOf(7)}/acceptance/snapshot`, [HASH], [HASH.slice(1), true]],
  [ASSESSMENT, `sealed/${idOf(7)}/acceptance/name`, ['Ada'], [true]],
  [ASSESSMENT, `sealed/${idOf(7)}/acceptance/role`, ['Partner'], [1]],
  [ASSESSMENT, `sealed/${idOf(7)}/acceptance/organisation`, ['Riverside Surgery'], [false]],
  [ASSESSMENT, `sealed/${idOf(7)}/acceptance/signed`, ['2027-03-30'], ['30 March', '']],
  [ASSESSMENT, `sealed/${idOf(7)}/acceptance/scan`, [HASH], ['scan.pdf']],
  [ASSESSMENT, `sealed/${idOf(7)}/acceptance/way`, ['on-this-computer', 'on-paper'], ['by-post', true]],
];

test.each(LEAVES)('%s %s', (document, field, fits, not) => {
  expect(fieldName.safeParse(field).success).toBe(true);
  for (const value of [...fits, null])
    expect(judgeField(document, field, value), JSON.stringify(value)).toEqual({ kind: 'fits' });
  for (const value of not)
    expect(judgeField(document, field, value), JSON.stringify(value)).toEqual({
      kind: 'does not fit',
      why: expect.stringMatching(/./),
    });
});

test('parents, near misses and fields of a newer app are unknown, whatever stands in them', () => {
  const names = [
    ...['answers', 'answers/101', 'answers/101/criteria', 'answers/101/evidence', 'answers/101/evidence/1a-letter', 'sealed', ''],
    ...[
      'answers/701/comment',
      'answers/1011/comment',
      'answers/101/criteria/4a',
      'answers/101/criteria/1A',
      'answers/101/criteria/1a/x',
    ],
    ...['answers/101/evidence/a/title', `answers/101/evidence/${'x'.repeat(81)}/title`, 'answers/101/evidence/a_b/title'],
    ...['answers/101/mood', 'sealed/ab/part/1000', 'sealed/ab/part/x', 'name', 'constructor', '__proto__'],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...names), anyValue, (field, value) => {
      expect(judgeField(ASSESSMENT, field, value)).toEqual({ kind: 'unknown field' });
    }),
  );
  expect(judgeField(ORGANISATION, 'roles/king', null)).toEqual({ kind: 'unknown field' });
  expect(judgeField(documentId.parse(`${ASSESSMENT}/baseline`), 'answers/101/comment', 'x')).toEqual({ kind: 'unknown field' });
});

test('any document, field and value gets a verdict', () => {
  const anyDocument = fc.constantFrom(ORGANISATION, PERSON, ASSESSMENT, documentId.parse('plan/2027'));
  const anyField = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('answers', '101', 'criteria', '1a', 'evidence', 'sealed', 'hash', ''))
      .map((parts) => parts.join('/')),
  );
  fc.assert(
    fc.property(anyDocument, anyField, anyValue, (document, field, value) => {
      expect(['fits', 'unknown field', 'does not fit']).toContain(judgeField(document, field, value).kind);
    }),
  );
});

test('every row and criterion of a set has its fields', () => {
  for (const { number, levels } of exampleSet().requirements)
    for (const { id, evidence } of [...levels[1].criteria, ...levels[2].criteria, ...levels[3].criteria]) {
      expect(judgeField(ASSESSMENT, `answers/${number}/criteria/${id}`, true)).toEqual({ kind: 'fits' });
      for (const row of evidence)
        expect(judgeField(ASSESSMENT, `answers/${number}/evidence/${row.id}/obtained`, true)).toEqual({ kind: 'fits' });
    }
});

test('a field knows its requirement', () => {
  expect(requirementOfField('answers/117/evidence/1a-letter/title')).toBe('117');
  expect(requirementOfField('answers/117')).toBe('117');
  expect(requirementOfField('due')).toBeNull();
  expect(requirementOfField('sealed/117/hash')).toBeNull();
});
