import { join } from 'node:path';
import { ASSETS } from '../../scripts/system/folders.ts';
import { readCatalogue } from '../../src-main/catalogue/read-catalogue.ts';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';

/** The shipped requirement set of general practices. */
export function generalPractice(): RequirementSet {
  const set = readCatalogue(join(ASSETS, 'catalogue')).find(({ id }) => id === 'igt/14.1/general-practice');
  if (!set) throw new Error('the catalogue has no set for general practices');
  return set;
}
