import type { RequirementSetId } from '../../src-shared/catalogue/requirement-set.ts';

/** Whether a set was loaded here from a file: its id then carries the start of its hash. */
export function isOwnSet(id: RequirementSetId): boolean {
  return id.includes('~');
}

/** The name of its file in the folder of such sets. */
export function ownSetFile(id: RequirementSetId): string {
  return `${id.replaceAll('/', '_')}.json`;
}
