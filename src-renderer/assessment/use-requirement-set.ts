import { use } from 'react';
import type { RequirementSet, RequirementSetId } from '../../src-shared/catalogue/requirement-set.ts';
import { useSession } from '../session/session.ts';

/** Thrown to the nearest failure screen: the set of this assessment cannot be had. */
export class SetMissing extends Error {}

/** The complete requirement set. Suspends while it is fetched from main. */
export function useRequirementSet(id: RequirementSetId): RequirementSet {
  const { requirementSet } = useSession();
  // Always asked in the same way: React draws a page that waited once more from the middle, and where it is not asked again
  // there, the hooks behind it are taken for new ones (“rendered more hooks than during the previous render”).
  const found = use(requirementSet(id));
  if (!found.ok) throw new SetMissing(found.refusal);
  return found.value;
}
