import { join } from 'node:path';
import { ASSETS } from '../../scripts/system/folders.ts';
import { catalogue } from '../../src-main/catalogue/catalogue.ts';
import { type RequirementSet, requirementSet } from '../../src-shared/catalogue/requirement-set.ts';

/** Loads a set into a data folder as a corrected one is loaded from a file; the id it got there is in the answer. */
export async function loadCorrectedSet(data: string, set: RequirementSet): Promise<RequirementSet> {
  const { load } = catalogue(join(ASSETS, 'catalogue'), join(data, 'requirement-sets'));
  const { id } = await load(JSON.stringify(set));
  return requirementSet.parse({ ...set, id });
}
