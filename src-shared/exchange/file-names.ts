import { type ToolkitYear, yearInWords } from '../assessment/toolkit-year.ts';
import type { RequirementSetId } from '../catalogue/requirement-set.ts';

const LONGEST = 80;

/** A file name that says whose it is and of which year: `Riverside Surgery IG Toolkit 14.1 2026-27.json`. */
export function assessmentFileName(
  organisation: string,
  { set, year }: { readonly set: RequirementSetId; readonly year: ToolkitYear },
  ending: string,
): string {
  const version = set.split('/')[1] ?? '';
  return [namedForFile(organisation), 'IG Toolkit', version, yearInWords(year).replace('/', '-')]
    .filter(Boolean)
    .join(' ')
    .concat(ending);
}

/** A name without the characters that file systems refuse, and short enough to leave room for the rest. */
export function namedForFile(organisation: string): string {
  const plain = organisation
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...plain].slice(0, LONGEST).join('').trim();
}
