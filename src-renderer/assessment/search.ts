import type { RequirementStanding } from '../../src-shared/assessment/readiness.ts';
import type { Requirement } from '../../src-shared/catalogue/requirement-set.ts';
import { foldText, type Range, rangesOf, wordsOf } from './find-words.ts';

/** Where something was found, the most telling first. */
const FOUND_IN = ['number', 'title', 'comment', 'evidence', 'criterion', 'guidance'] as const;
export type FoundIn = (typeof FOUND_IN)[number];

interface Part {
  readonly foundIn: FoundIn;
  readonly text: string;
  readonly folded: string;
}

interface Entry {
  readonly standing: RequirementStanding;
  /** In the order of `FOUND_IN`. */
  readonly parts: readonly Part[];
  /** All parts in one: one look at it says whether a requirement has a word at all. */
  readonly folded: string;
}

export type SearchIndex = readonly Entry[];

/** A requirement that was found. */
export interface Hit {
  /** The requirement's number. */
  readonly number: string;
  readonly standing: RequirementStanding;
  readonly foundIn: FoundIn;
  /** The text that holds most of the words. */
  readonly text: string;
  readonly ranges: readonly Range[];
}

/**
 * Prepares the texts of requirements and answers for searching. What was prepared before is used again: after an edit only
 * the requirement that it touched is prepared anew.
 */
export function searchIndex(standings: readonly RequirementStanding[]): SearchIndex {
  return standings.map((standing) => {
    const known = entries.get(standing);
    if (known) return known;
    const parts = [...partsOf(standing.requirement), ...ownParts(standing)].sort(
      (a, b) => FOUND_IN.indexOf(a.foundIn) - FOUND_IN.indexOf(b.foundIn),
    );
    const entry = { standing, parts, folded: parts.map(({ folded }) => folded).join('\n') };
    entries.set(standing, entry);
    return entry;
  });
}

const entries = new WeakMap<RequirementStanding, Entry>();
const requirements = new WeakMap<Requirement, readonly Part[]>();

/**
 * The requirements in which every one of the words is, wherever it is: number, titles, criteria, guidance, comments,
 * evidence. Best first: those found by number or title, then by what was answered, then by the texts of the set; each in
 * the order of the set. Nothing typed finds nothing.
 */
export function search(index: SearchIndex, typed: string): readonly Hit[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  return index
    .filter(({ folded }) => words.every((word) => folded.includes(word)))
    .map((entry) => hitOf(entry, words))
    .sort((a, b) => FOUND_IN.indexOf(a.foundIn) - FOUND_IN.indexOf(b.foundIn));
}

/** The part with most of the words, and of equals the most telling. */
function hitOf({ standing, parts }: Entry, words: readonly string[]): Hit {
  let best: Part | undefined;
  let most = 0;
  for (const part of parts) {
    // Within a number only its beginning counts: 17 means 170 and not 117.
    const has = (word: string): boolean =>
      part.foundIn === 'number' ? part.folded.startsWith(word) : part.folded.includes(word);
    const many = words.reduce((sum, word) => sum + (has(word) ? 1 : 0), 0);
    if (many > most) [best, most] = [part, many];
    if (most === words.length) break;
  }
  const { foundIn, text, folded } = best ?? {
    foundIn: 'number' as const,
    text: standing.requirement.number,
    folded: standing.requirement.number,
  };
  return { number: standing.requirement.number, standing, foundIn, text, ranges: rangesOf(folded, words) };
}

/** A piece of a found text around its first match, short enough for one line. */
export function excerptOf(
  { text, ranges }: Pick<Hit, 'text' | 'ranges'>,
  length = 110,
): { readonly text: string; readonly ranges: readonly Range[] } {
  const first = ranges[0]?.start ?? 0;
  if (text.length <= length) return { text: oneLine(text), ranges };
  // Begins at a word, a little before the match.
  const wanted = Math.max(0, Math.min(first - length / 3, text.length - length));
  const from = wanted === 0 ? 0 : Math.min(first, text.indexOf(' ', wanted) + 1 || first);
  const to = Math.min(text.length, from + length);
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  return {
    text: `${lead}${oneLine(text.slice(from, to)).toWellFormed()}${to < text.length ? '…' : ''}`,
    ranges: ranges
      .filter(({ start, end }) => start < to && end > from)
      .map(({ start, end }) => ({ start: Math.max(start, from) + shift, end: Math.min(end, to) + shift })),
  };
}

/** Line breaks as spaces, one for one. */
function oneLine(text: string): string {
  return text.replace(/\s/g, ' ');
}

function part(foundIn: FoundIn, text: string): Part {
  return { foundIn, text, folded: foldText(text) };
}

function partsOf(requirement: Requirement): readonly Part[] {
  const known = requirements.get(requirement);
  if (known) return known;
  const parts = [
    part('number', requirement.number),
    part('title', requirement.title.text),
    part('title', requirement.short_title),
    ...Object.values(requirement.levels).flatMap(({ criteria }) =>
      criteria.map(({ id, text }) => part('criterion', `${id} ${text}`)),
    ),
    part('guidance', requirement.description),
    ...requirement.guidance.map((text) => part('guidance', text)),
  ];
  requirements.set(requirement, parts);
  return parts;
}

/** What people wrote, and the evidence rows: those that the set suggests are found too. */
function ownParts({ answer }: RequirementStanding): Part[] {
  return [
    ...[answer.comment, answer.notRelevantReason].filter((text) => text.trim() !== '').map((text) => part('comment', text)),
    ...answer.evidence.map(({ title, location, details, fileNames }) =>
      part('evidence', [title, location, details, ...fileNames].filter((text) => text.trim() !== '').join(', ')),
    ),
  ];
}
