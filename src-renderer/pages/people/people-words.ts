import type { Person } from '../../../src-shared/assessment/organisation.ts';
import type { PeopleRole } from '../../../src-shared/catalogue/requirement-set.ts';
import { ROLES } from '../../parts/words.ts';

/** The person's name, or what stands in its place. */
export function nameOf({ name }: Pick<Person, 'name'>): string {
  return name.trim() || 'Somebody without a name';
}

/** The roles that a person holds, in words. */
export function rolesOf(person: Person['id'], roles: ReadonlyMap<PeopleRole, Person['id']>): readonly string[] {
  return [...roles].filter(([, holder]) => holder === person).map(([role]) => ROLES[role].name);
}

/** Why a name cannot be added, or null when it can. */
export function whyNotAdded(typed: string, people: readonly Person[]): string | null {
  const name = typed.trim();
  if (name === '') return 'Enter a name.';
  const same = people.find((person) => person.name.trim().toLowerCase() === name.toLowerCase());
  if (!same) return null;
  return same.removed
    ? `${same.name} was taken off the list. Put them back under “Taken off the list”, so that their history goes on.`
    : `${same.name} is on the list already. For another person of that name, add something that tells them apart.`;
}

/** A note on an e-mail address that cannot be one, or null. */
export function emailProblem(address: string): string | null {
  return address.trim() === '' || /^\S+@\S+$/.test(address.trim())
    ? null
    : 'An e-mail address looks like name@practice.example. Check this one.';
}
