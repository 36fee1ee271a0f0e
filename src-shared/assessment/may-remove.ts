import type { PeopleRole } from '../catalogue/requirement-set.ts';
import type { Folded } from './fold.ts';
import type { PersonId } from './identifiers.ts';
import { organisationOf, readPeople } from './organisation.ts';

/** The roles whose holders answer for information, or for the organisation. */
const ROLES_THAT_REMOVE: readonly PeopleRole[] = [
  'ig-lead',
  'caldicott-guardian',
  'senior-information-risk-owner',
  'data-protection-officer',
  'practice-owner',
  'practice-partner',
  'trustee',
  'director',
];

/**
 * Who may remove something for good: whoever holds one of these roles, or anybody while nobody does. It is a courtesy check:
 * whoever can open the app can give themselves a role, and that is recorded.
 */
export function whoMayRemove(folded: Folded): 'anybody' | ReadonlySet<PersonId> {
  const { roles } = organisationOf(folded);
  const here = new Set(readPeople(folded).flatMap(({ id, removed }) => (removed ? [] : id)));
  const holders = ROLES_THAT_REMOVE.flatMap((role) => roles.get(role) ?? []).filter((person) => here.has(person));
  return holders.length === 0 ? 'anybody' : new Set(holders);
}
