import type { Change } from '../../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../../src-shared/assessment/document.ts';
import { EMPTY_DOCUMENT, type Folded } from '../../../src-shared/assessment/fold.ts';
import { readRemoval } from '../../../src-shared/assessment/removal.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { RequirementSet, RequirementSetId } from '../../../src-shared/catalogue/requirement-set.ts';
import { fieldInWords } from '../../../src-shared/exchange/field-words.ts';
import { removedThing } from '../../../src-shared/exchange/removed-thing.ts';
import { assessmentPath } from '../../assessment/paths.ts';
import { REMOVALS_PATH } from '../../removal/paths.ts';

export interface WordsOfChanges {
  /** Where names of people and titles of evidence are looked up. */
  readonly folded: Folded;
  /** The sets of the workspace's assessments, as far as this computer has them. */
  readonly sets: ReadonlyMap<RequirementSetId, RequirementSet>;
}

/** A change for people. */
export interface ChangeInWords {
  /** What it belongs to: `14.1-117 Training, 2026/27`. */
  readonly where: string;
  /** The page on which it was made, or null for what only a newer app knows. */
  readonly path: string | null;
  /** `general comments` */
  readonly what: string;
  readonly said: string;
  /** True when a person typed what it says, so that it is quoted. */
  readonly isTyped: boolean;
}

/** Leaves whose text is a choice and no typing. */
const CHOSEN: ReadonlySet<string> = new Set(['purpose', 'type', 'criterion']);

/** Puts a change into words. Total. */
export function changeInWords(change: Change, { folded, sets }: WordsOfChanges): ChangeInWords {
  const { document, field, value } = change;
  const meaning = documentMeaning(document);
  const set = meaning.kind === 'assessment' ? (sets.get(meaning.set) ?? null) : null;
  const { requirement, words, say } = fieldInWords(document, field, { folded, set });
  const said = say(value);
  const isTyped = typeof value === 'string' && value !== '' && said === value && !CHOSEN.has(field.split('/').at(-1) ?? '');
  switch (meaning.kind) {
    case 'unknown':
      return { where: 'Something of a newer version of the app', path: null, what: words, said, isTyped };
    case 'organisation': {
      if (field.startsWith('retention/'))
        return { where: 'Keeping and removing', path: REMOVALS_PATH, what: behindColon(words), said, isTyped };
      const isRole = field.startsWith('roles/');
      return {
        where: isRole ? 'Roles' : 'Organisation details',
        path: isRole ? '/people' : '/organisation',
        what: behindColon(words),
        said,
        isTyped,
      };
    }
    case 'person': {
      const name = words.slice(0, Math.max(0, words.lastIndexOf(': ')));
      return { where: `People: ${name || 'somebody'}`, path: '/people', what: behindColon(words), said, isTyped };
    }
    case 'evidence': {
      const name = words.slice(0, Math.max(0, words.lastIndexOf(': ')));
      return { where: `Evidence: ${name}`, path: `/evidence/${meaning.file}`, what: behindColon(words), said, isTyped };
    }
    case 'removal': {
      const removal = field === 'what' ? readRemoval(meaning.removal, folded.get(document) ?? EMPTY_DOCUMENT) : null;
      const place = { where: 'Removed for good', path: REMOVALS_PATH, what: behindColon(words) };
      return removal
        ? { ...place, said: removedThing(removal, { folded, sets }), isTyped: false }
        : { ...place, said, isTyped: isTyped && field === 'why' };
    }
    case 'assessment': {
      const year = yearInWords(meaning.year);
      const version = meaning.set.split('/')[1] ?? '';
      if (requirement === null) {
        const path = field.startsWith('sealed/') ? assessmentPath(document, 'finish') : '/';
        return { where: `Assessment ${version}, ${year}`, path, what: behindColon(words), said, isTyped };
      }
      const title = set?.requirements.find(({ number }) => number === requirement)?.short_title;
      const place = `${version}-${requirement}${title ? ` ${title}` : ''}`;
      return {
        where: `${place}, ${year}`,
        path: assessmentPath(document, `requirements/${requirement}`),
        what: words.startsWith(`${place}: `) ? words.slice(place.length + 2) : words,
        said,
        isTyped,
      };
    }
  }
}

/** What stands behind the last colon: in front of it is the place, which is said already. */
function behindColon(words: string): string {
  const at = words.lastIndexOf(': ');
  return at < 0 ? words : words.slice(at + 2);
}
