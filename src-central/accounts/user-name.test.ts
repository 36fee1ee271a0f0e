import { expect, test } from 'vitest';
import { userNameFor, userNameKey } from './user-name.ts';

test.each([
  ['Jane', 'Smith', 'jsmith'],
  ['Zoë', "O'Neill-Brown", 'zoneillbrown'],
  ['Łukasz', 'Bjørnson', 'lbjornson'],
  ['明', '李', 'user'],
  ['', '', 'user'],
])('%s %s signs in as %s', (forename, surname, name) => {
  expect(userNameFor(forename, surname, () => false)).toBe(name);
});

test('a name that is taken gets a number', () => {
  const taken = new Set(['jsmith', 'jsmith2']);
  expect(userNameFor('Jane', 'Smith', (name) => taken.has(name))).toBe('jsmith3');
});

test('capitals and spaces around it make no difference when signing in', () => {
  expect(userNameKey(' JSmith ')).toBe('jsmith');
});
