import type { EvidenceUse } from '../../../src-shared/assessment/evidence-uses.ts';
import type { Folded } from '../../../src-shared/assessment/fold.ts';
import { CRITERIA_LEVELS } from '../../../src-shared/assessment/levels.ts';
import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';

/** What the row of evidence is called to which a file is linked; null where only its id is known. */
export function rowTitle(
  { assessment, requirement, row }: Pick<EvidenceUse, 'assessment' | 'requirement' | 'row'>,
  folded: Folded,
  set: RequirementSet | null,
): string | null {
  const own = folded.get(assessment)?.get(`answers/${requirement}/evidence/${row}/title`)?.value;
  if (typeof own === 'string' && own.trim() !== '') return own;
  const found = set?.requirements.find(({ number }) => number === requirement);
  for (const level of CRITERIA_LEVELS)
    for (const { evidence } of found?.levels[level].criteria ?? [])
      for (const { id, text } of evidence) if (id === row) return text;
  return null;
}
