import { expect, test } from 'vitest';
import { changeOf, idOf } from '../../tests/arbitraries.ts';
import type { Value } from './change.ts';
import { documentId, ORGANISATION } from './document.ts';
import { type FoldedDocument, fold } from './fold.ts';
import { organisationOf, readOrganisation, readPeople } from './organisation.ts';

const document = (said: Record<string, Value>): FoldedDocument =>
  new Map(Object.entries(said).map(([field, value], id) => [field, changeOf({ document: ORGANISATION, field, value, id })]));

test('what is missing or of another kind is empty', () => {
  expect(readOrganisation()).toEqual({ name: '', odsCode: '', type: '', roles: new Map() });
  expect(
    readOrganisation(document({ name: true, 'ods-code': 81001, type: null, 'roles/ig-lead': 'Ada', 'roles/king': idOf(1) })),
  ).toEqual(readOrganisation());
});

test('what was said is read, the code as codes are written', () => {
  expect(
    readOrganisation(
      document({ name: 'Riverside Surgery', 'ods-code': ' ex 0001', type: 'general-practice', 'roles/ig-lead': idOf(1) }),
    ),
  ).toEqual({
    name: 'Riverside Surgery',
    odsCode: 'EX0001',
    type: 'general-practice',
    roles: new Map([['ig-lead', idOf(1)]]),
  });
});

test('a code that is none stays as it stands, so that it can be corrected', () => {
  expect(readOrganisation(document({ 'ods-code': 'A81-001' })).odsCode).toBe('A81-001');
});

test('people are read by name, in the same order on every computer, removed ones too', () => {
  const person = (number: number, ...said: [string, Value][]) =>
    said.map(([field, value], at) =>
      changeOf({ document: documentId.parse(`person/${idOf(number)}`), field, value, id: 10 * number + at }),
    );
  const changes = [
    ...person(3, ['name', 'Zoe'], ['removed', true]),
    ...person(2, ['name', 'ada'], ['job', 'Partner'], ['e-mail', 'ada@example.org'], ['telephone', '01632 960001']),
    ...person(1, ['name', 'ada']),
    changeOf({ document: ORGANISATION, field: 'name', value: 'Riverside Surgery', id: 1 }),
  ];
  const people = readPeople(fold(changes));
  expect(people.map(({ id, name }) => [id, name])).toEqual([
    [idOf(1), 'ada'],
    [idOf(2), 'ada'],
    [idOf(3), 'Zoe'],
  ]);
  expect(people[1]).toEqual({
    id: idOf(2),
    name: 'ada',
    job: 'Partner',
    email: 'ada@example.org',
    telephone: '01632 960001',
    removed: false,
  });
  expect(people[2]?.removed).toBe(true);
  expect(readPeople(fold(changes.reverse()))).toEqual(people);
  expect(organisationOf(fold(changes)).name).toBe('Riverside Surgery');
});
