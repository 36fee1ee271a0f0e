import { expect, test } from 'vitest';
import {
  accountRight,
  accountRole,
  isAdministrator,
  operatorRole,
  organisationRole,
  ROLE_WORDS,
  roleMay,
  rolesOf,
} from './roles.ts';

/** Written out again on purpose, as sentences of the rules: a slip in the table has to be made twice. */
const HOLDERS = {
  'read-assessment': ['administrator', 'user', 'internal-reviewer', 'auditor'],
  'change-assessment': ['administrator', 'user', 'internal-reviewer'],
  'review-internally': ['administrator', 'internal-reviewer'],
  publish: ['administrator'],
  'read-users': [...accountRole.options],
  'manage-users': ['administrator', 'central-administrator'],
  'read-published': ['central-administrator', 'central-reviewer'],
  'review-centrally': ['central-administrator', 'central-reviewer'],
  'manage-organisations': ['central-administrator'],
  'import-directory': ['central-administrator'],
  'read-audit': ['central-administrator'],
} as const;

test.each(accountRight.options)('“%s” is held by the roles that the rules name, and by no other', (right) => {
  const holders = accountRole.options.filter((role) => roleMay(role, right));
  expect([...holders].sort()).toEqual([...HOLDERS[right]].sort());
});

test('an auditor can read and nothing else', () => {
  const held = accountRight.options.filter((right) => roleMay('auditor', right));
  expect(held.every((right) => right.startsWith('read-'))).toBe(true);
});

test('nobody of the operator changes or publishes an organisation’s assessment', () => {
  for (const role of operatorRole.options) {
    for (const right of ['read-assessment', 'change-assessment', 'publish', 'review-internally'] as const) {
      expect(roleMay(role, right), `${role} ${right}`).toBe(false);
    }
  }
});

test('each role belongs to an organisation or to the operator, has words, and each side has one kind of administrator', () => {
  expect([...rolesOf('organisation'), ...rolesOf('operator')].sort()).toEqual([...accountRole.options].sort());
  expect(Object.keys(ROLE_WORDS).sort()).toEqual([...accountRole.options].sort());
  expect(organisationRole.options.filter(isAdministrator)).toHaveLength(1);
  expect(operatorRole.options.filter(isAdministrator)).toHaveLength(1);
});
