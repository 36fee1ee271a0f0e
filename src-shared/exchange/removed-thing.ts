import { documentMeaning } from '../assessment/document.ts';
import type { Folded } from '../assessment/fold.ts';
import type { Removal } from '../assessment/removal.ts';
import type { RequirementSet, RequirementSetId } from '../catalogue/requirement-set.ts';
import { fieldInWords } from './field-words.ts';

/** So many digits tell files apart well enough for people. */
const SHORT_HASH = 12;

interface WordsOfRemovals {
  /** Where titles of evidence are looked up. */
  readonly folded: Folded;
  /** The sets of the assessments, as far as they are at hand. */
  readonly sets: ReadonlyMap<RequirementSetId, RequirementSet>;
}

/** What a removal took away, without a word of it: `The general comments of 14.1-117 Training`, `An evidence file (SHA-256 1a2b…)`. */
export function removedThing({ what, document, field, mark }: Removal, { folded, sets }: WordsOfRemovals): string {
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
