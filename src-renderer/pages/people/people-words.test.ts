import { describe, expect, it } from 'vitest';
import { personId } from '../../../src-shared/assessment/identifiers.ts';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { emailProblem, nameOf, rolesOf, whyNotAdded } from './people-words.ts';

const person = (digit: number, name: string, removed = false): Person => ({
  id: personId.parse(`00000000-0000-7000-8000-00000000000${digit}`),
  name,
  job: '',
  email: '',
  telephone: '',
  removed,
});
const sam = person(1, 'Sam Okafor');
const kit = person(2, 'Kit Moore', true);

describe('people in words', () => {
  it('names somebody whose name was emptied', () => {
    expect(nameOf(person(3, '  '))).toBe('Somebody without a name');
  });

  it('lists every role of a person', () => {
    expect(
      rolesOf(
        sam.id,
        new Map([
          ['ig-lead', sam.id],
          ['caldicott-guardian', kit.id],
          ['trustee', sam.id],
        ]),
      ),
    ).toEqual(['Information governance lead', 'Trustee']);
  });

  it('adds a new name, not an empty one, and not one that is there', () => {
    expect(whyNotAdded('Alex Reed', [sam, kit])).toBeNull();
    expect(whyNotAdded('  ', [sam])).toBe('Enter a name.');
    expect(whyNotAdded(' sam okafor ', [sam, kit])).toMatch(/^Sam Okafor is on the list already/);
    expect(whyNotAdded('Kit Moore', [sam, kit])).toMatch(/^Kit Moore was taken off the list/);
  });

  it('doubts an e-mail address without an at sign or with a space', () => {
    expect([emailProblem(''), emailProblem('sam@practice.example')]).toEqual([null, null]);
    expect(emailProblem('sam.practice.example')).not.toBeNull();
    expect(emailProblem('sam @practice.example')).not.toBeNull();
  });
});
