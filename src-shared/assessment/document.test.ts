import { expect, test } from 'vitest';
import { idOf } from '../../tests/arbitraries.ts';
import { requirementSetId } from '../catalogue/requirement-set.ts';
import { assessmentDocument, documentId, documentMeaning, ORGANISATION, personDocument } from './document.ts';
import { personId } from './identifiers.ts';
import { toolkitYear } from './toolkit-year.ts';

const PERSON = personId.parse(idOf(7));

test('a name that was derived is read back as what it was derived from', () => {
  expect(documentMeaning(ORGANISATION)).toEqual({ kind: 'organisation' });
  expect(personDocument(PERSON)).toBe(`person/${PERSON}`);
  expect(documentMeaning(personDocument(PERSON))).toEqual({ kind: 'person', person: PERSON });
  for (const id of ['igt/14.1/general-practice', 'igt/14.1/dental-practice~1a2b3c4d']) {
    const [set, year] = [requirementSetId.parse(id), toolkitYear.parse('2026-27')];
    expect(assessmentDocument(set, year)).toBe(`assessment/${id}/2026-27`);
    expect(documentMeaning(assessmentDocument(set, year))).toEqual({ kind: 'assessment', set, year });
  }
});

test('a name of a newer app is unknown, and no mistake', () => {
  for (const name of [
    'assessment/igt/14.1/general-practice/2026-27/baseline',
    'assessment/igt/14.1/general-practice/2026-28',
    'assessment/other/1/general-practice/2026-27',
    'plan/2027',
    'person/nobody',
    `person/${PERSON}/photo`,
    'organisation/branch',
    'evidence/1',
  ])
    expect(documentMeaning(documentId.parse(name)), name).toEqual({ kind: 'unknown' });
});

test('what is no name of a document is refused', () => {
  for (const name of [
    '',
    '/',
    'organisation/',
    'Organisation',
    '../organisation',
    'a b',
    'organisation\n',
    `a/${'x'.repeat(200)}`,
  ])
    expect(documentId.safeParse(name).success, name).toBe(false);
});
