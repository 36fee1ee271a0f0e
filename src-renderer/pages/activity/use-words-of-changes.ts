import { use, useMemo } from 'react';
import type { RequirementSet, RequirementSetId } from '../../../src-shared/catalogue/requirement-set.ts';
import { useAssessments } from '../../assessment/use-assessments.ts';
import { useFolded, useSession } from '../../session/session.ts';
import type { WordsOfChanges } from './change-words.ts';

/** What changes are put into words with. Suspends while the sets are fetched; one that this computer lacks is done without. */
export function useWordsOfChanges(): WordsOfChanges {
  const { requirementSet } = useSession();
  const folded = useFolded();
  const wanted = [...new Set(useAssessments().map(({ set }) => set))];
  const found = wanted.map((id) => use(requirementSet(id)));
  const have = found.flatMap((set) => (set.ok ? [set.value] : []));
  const key = have.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a set is the same for as long as it has its name
  const sets = useMemo((): ReadonlyMap<RequirementSetId, RequirementSet> => new Map(have.map((set) => [set.id, set])), [key]);
  return useMemo(() => ({ folded, sets }), [folded, sets]);
}
