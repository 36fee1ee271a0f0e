import type { Change } from '../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../src-shared/assessment/document.ts';
import type { Removal } from '../../src-shared/assessment/removal.ts';
import { fieldInWords } from '../../src-shared/exchange/field-words.ts';
import type { WordsOfChanges } from '../pages/activity/change-words.ts';

/** So many digits tell files apart well enough for people. */
const SHORT_HASH = 12;

/** What a removal took away, without a word of it: `The general comments of 14.1-117 Training`, `An evidence file (SHA-256 1a2b…)`. */
export function removedThing({ what, document, field, mark }: Removal, { folded, sets }: WordsOfChanges): string {
  if (what === 'file') {
    const which = field === '' ? 'An evidence file' : 'One version of an evidence file';
    return `${which} (SHA-256 ${mark.slice(0, SHORT_HASH)}…)`;
  }
  const meaning = documentMeaning(document);
  const set = meaning.kind === 'assessment' ? (sets.get(meaning.set) ?? null) : null;
  const { words, requirement } = fieldInWords(document, field, { folded, set });
  const colon = words.indexOf(': ');
  return requirement === null || colon < 0 ? words : `The ${words.slice(colon + 2)} of ${words.slice(0, colon)}`;
}

/** Whether a change only keeps the books of a removal: which records, which mark. People are shown what and why. */
export function isBookkeeping({ document, field }: Pick<Change, 'document' | 'field'>): boolean {
  return documentMeaning(document).kind === 'removal' && field !== 'what' && field !== 'why';
}
