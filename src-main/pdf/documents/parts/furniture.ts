import type { Organisation } from '../../../../src-shared/assessment/organisation.ts';
import { type ToolkitYear, yearInWords } from '../../../../src-shared/assessment/toolkit-year.ts';
import type { RequirementSet } from '../../../../src-shared/catalogue/requirement-set.ts';
import type { Furniture } from '../../tree/document-tree.ts';

export const PRODUCT = 'IG Toolkit Desktop';

/** Whose tool this is, and what it is not: at the foot of every page. */
const FOOT = `${PRODUCT} · Independent tool, not made, run or approved by the NHS · Not a DSPT return`;

/**
 * What stands on every page.
 *
 * @param organisation null for a document about a set alone: then the name of the set stands in its place
 * @param year null for a document that belongs to no year
 */
export function furnitureOf(
  set: RequirementSet,
  organisation: Pick<Organisation, 'name' | 'odsCode'> | null,
  year: ToolkitYear | null,
): Furniture {
  const whose = organisation ? [organisation.name.trim() || 'No name yet', organisation.odsCode.trim()] : [set.name];
  return {
    left: whose.filter((words) => words !== '').join(' · '),
    right: [`IG Toolkit ${set.version}`, ...(year ? [yearInWords(year)] : [])].join(' · '),
    foot: FOOT,
  };
}
