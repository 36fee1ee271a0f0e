import { use } from 'react';
import type { RequirementSet, RequirementSetId } from '../../src-shared/catalogue/requirement-set.ts';
import { useSession } from '../session/session.ts';

/** Thrown to the nearest failure screen: the set of this assessment cannot be had. */
export class SetMissing extends Error {}

/** The complete requirement set. Suspends while it is fetched from main. */
export function useRequirementSet(id: RequirementSetId): RequirementSet {
  const { fetchedSet, requirementSet } = useSession();
  const found = fetchedSet(id) ?? use(requirementSet(id));
  if (!found.ok) throw new SetMissing(found.refusal);
  return found.value;
}
