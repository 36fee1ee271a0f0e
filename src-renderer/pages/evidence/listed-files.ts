import { type EvidenceFile, reviewStanding } from '../../../src-shared/assessment/evidence-file.ts';
import { type EvidenceUse, evidenceUses } from '../../../src-shared/assessment/evidence-uses.ts';
import type { Folded } from '../../../src-shared/assessment/fold.ts';
import type { CalendarDay } from '../../../src-shared/assessment/toolkit-year.ts';
import { unreachable } from '../../../src-shared/result.ts';
import { foldText, wordsOf } from '../../assessment/find-words.ts';
import type { StoredFiles } from './stored-files.ts';

/** Why somebody should look at a file. */
export type Concern = 'missing' | 'damaged' | 'patient numbers';

/** One line of the list of evidence. */
export interface ListedFile {
  readonly file: EvidenceFile;
  readonly uses: readonly EvidenceUse[];
  readonly review: ReturnType<typeof reviewStanding>;
  readonly concerns: readonly Concern[];
}

/** The filters of the list, as chips. */
export const FILTERS = ['Used', 'Not used anywhere', 'Due or out of date', 'Needs a look'] as const;
export type Filter = (typeof FILTERS)[number];

/** Those of the files that are on the list, in the same order, with what the list says of them. */
export function listedFiles(
  files: readonly EvidenceFile[],
  folded: Folded,
  today: CalendarDay,
  stored: StoredFiles,
): ListedFile[] {
  const uses = evidenceUses(folded);
  return files
    .filter(({ removed }) => !removed)
    .map((file) => ({
      file,
      uses: uses.get(file.id) ?? [],
      review: reviewStanding(file, today),
      concerns: concernsOf(file, stored),
    }));
}

/** Why somebody should look at a file as it is now; what is wrong with earlier revisions is said on its own page. */
export function concernsOf({ current }: EvidenceFile, { missing, damaged }: StoredFiles): Concern[] {
  const concerns: Concern[] = [];
  if (missing.has(current.hash)) concerns.push('missing');
  if (damaged.has(current.hash)) concerns.push('damaged');
  if (current.patientCheck === 'needed') concerns.push('patient numbers');
  return concerns;
}

/** The files that any chosen chip lets through; all of them when none is chosen. */
export function filterFiles(files: readonly ListedFile[], filters: readonly Filter[]): readonly ListedFile[] {
  return filters.length === 0 ? files : files.filter((file) => filters.some((filter) => passes(file, filter)));
}

function passes({ uses, review, concerns }: ListedFile, filter: Filter): boolean {
  switch (filter) {
    case 'Used':
      return uses.length > 0;
    case 'Not used anywhere':
      return uses.length === 0;
    case 'Due or out of date':
      return review !== 'none';
    case 'Needs a look':
      return concerns.length > 0;
    default:
      return unreachable(filter);
  }
}

/** The files in which every typed word is found: in names, in what they are used for, in who added them. */
export function findFiles(
  files: readonly ListedFile[],
  typed: string,
  nameOf: (person: EvidenceFile['current']['addedBy']) => string,
): readonly ListedFile[] {
  const words = wordsOf(typed);
  if (words.length === 0) return files;
  return files.filter(({ file: { name, current, earlier }, uses }) => {
    const places = uses.map(({ requirement, criterion }) => `${requirement} ${criterion ?? ''}`);
    const names = [name, current.name, ...earlier.map((revision) => revision.name)];
    const text = foldText([...names, nameOf(current.addedBy), ...places].join(' '));
    return words.every((word) => text.includes(word));
  });
}
