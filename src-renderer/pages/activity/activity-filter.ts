import type { Change } from '../../../src-shared/assessment/change.ts';
import { type DocumentId, documentMeaning, ORGANISATION } from '../../../src-shared/assessment/document.ts';
import { requirementOfField } from '../../../src-shared/assessment/fields.ts';
import type { PersonId } from '../../../src-shared/assessment/identifiers.ts';
import { type CalendarDay, dayInLondon } from '../../../src-shared/assessment/toolkit-year.ts';
import { foldText, wordsOf } from '../../assessment/find-words.ts';
import { type Kind, kindOf } from './activity-kind.ts';

/** Where something was done. */
export type Where =
  | { readonly kind: 'organisation' }
  | { readonly kind: 'people' }
  | { readonly kind: 'assessment'; readonly document: DocumentId; readonly requirement: string | null };

/** What of the activity is wanted; null is everything. */
export interface ActivityFilter {
  readonly person: PersonId | null;
  readonly where: Where | null;
  readonly kind: Kind | null;
  /** Days in the United Kingdom, both included. */
  readonly from: CalendarDay | null;
  readonly to: CalendarDay | null;
  /** Every one of them must be found in what was done. */
  readonly words: string;
}

export const NO_FILTER: ActivityFilter = { person: null, where: null, kind: null, from: null, to: null, words: '' };

export type Fits = (change: Change) => boolean;

/**
 * Whether a change is wanted. The cheap questions come first: a hundred thousand changes are asked.
 *
 * @param inWords everything that is to be found of a change; asked only when words are wanted
 */
export function fitsFilter(filter: ActivityFilter, inWords: (change: Change) => string): Fits {
  const { person, where, kind, from, to } = filter;
  const words = wordsOf(filter.words);
  return (change) => {
    if (person !== null && change.by !== person) return false;
    if (where !== null && !isAt(where, change)) return false;
    if (kind !== null && kindOf(change) !== kind) return false;
    if (from !== null || to !== null) {
      const day = dayOf(change.wall);
      if ((from !== null && day < from) || (to !== null && day > to)) return false;
    }
    if (words.length === 0) return true;
    const text = foldText(inWords(change));
    return words.every((word) => text.includes(word));
  };
}

function isAt(where: Where, { document, field }: Change): boolean {
  switch (where.kind) {
    case 'organisation':
      return document === ORGANISATION;
    case 'people':
      return documentMeaning(document).kind === 'person';
    case 'assessment':
      return document === where.document && (where.requirement === null || requirementOfField(field) === where.requirement);
  }
}

let last = { hour: '', day: '' };

/** Most changes were made in the same hour as the one before, and a day is worked out slowly. */
function dayOf(wall: string): string {
  const hour = wall.slice(0, 13);
  if (hour !== last.hour) last = { hour, day: dayInLondon(new Date(wall)) };
  return last.day;
}
