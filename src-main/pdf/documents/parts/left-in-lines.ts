import { type Blocker, listInWords } from '../../../../src-shared/assessment/readiness.ts';
import { unreachable } from '../../../../src-shared/result.ts';
import type { Assessed } from './assessed.ts';

/** What is left to do, in a line that begins with what is looked for. */
export interface LeftLine {
  /** `Dr Okonkwo`, or where many have something to do `No level yet`. */
  readonly first: string;
  /** `No level yet: 114 and 115.`, or `114 (Dr Okonkwo) and 115.` */
  readonly rest: string;
}

interface Item {
  readonly number: string;
  readonly what: string;
  readonly who: string | null;
}

/** How many lines of this many letters there is room for, so that a page stays a page whatever people are called. */
const ROOM = { lines: 6, letters: 85 } as const;

/**
 * What is left, by person in the order in which the set first names them something, and what belongs to nobody. Where that is
 * too long, by what it is; and where names are, without them.
 */
export function leftInLines({ readiness, nameOf }: Assessed): readonly LeftLine[] {
  const items = readiness.standings.flatMap(({ requirement: { number }, answer: { owner }, blockers }) =>
    blockers.map(({ kind }): Item => ({ number, what: missing(kind), who: owner === null ? null : nameOf(owner) })),
  );
  const ofRequirements = new Set(readiness.standings.flatMap(({ blockers }) => blockers));
  const ofOrganisation = readiness.blockers.filter((blocker) => !ofRequirements.has(blocker));
  const details =
    ofOrganisation.length === 0
      ? []
      : [{ first: 'Whoever keeps our details', rest: `${listInWords(ofOrganisation.map(({ kind }) => missing(kind)))}.` }];
  const ways = [byPerson(items), byWhat(items)].map((lines) => [...lines, ...details]);
  const nameless = [...byWhat(items.map((item) => ({ ...item, who: null }))), ...details];
  return ways.find(fits) ?? (fits([...nameless, WHO_DOES_WHAT]) ? [...nameless, WHO_DOES_WHAT] : nameless);
}

const WHO_DOES_WHAT: LeftLine = { first: 'Who does what', rest: 'the readiness report says it.' };

/** About how many lines of a page in normal print a text takes. */
export function linesOnPaper(words: string): number {
  return Math.ceil(words.length / ROOM.letters);
}

function fits(lines: readonly LeftLine[]): boolean {
  return lines.reduce((sum, { first, rest }) => sum + linesOnPaper(`${first}: ${rest}`), 0) <= ROOM.lines;
}

function byPerson(items: readonly Item[]): LeftLine[] {
  const named = [...grouped(items, ({ who }) => who)].map(([who, own]) => ({
    who,
    rest: [...grouped(own, ({ what }) => what)]
      .map(([what, alike]) => `${what}: ${listInWords(alike.map(({ number }) => number))}.`)
      .join(' '),
  }));
  return [...named.filter(({ who }) => who !== null), ...named.filter(({ who }) => who === null)].map(({ who, rest }) => ({
    first: who ?? 'Nobody is named yet',
    rest,
  }));
}

function byWhat(items: readonly Item[]): LeftLine[] {
  return [...grouped(items, ({ what }) => what)].map(([what, own]) => ({
    first: what,
    rest: `${listInWords(own.map(({ number, who }) => (who === null ? number : `${number} (${who})`)))}.`,
  }));
}

function grouped<Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function missing(kind: Blocker['kind']): string {
  switch (kind) {
    case 'no level yet':
      return 'No level yet';
    case 'answered in two ways':
      return 'Answered in two ways';
    case 'needs a comment or evidence':
      return 'A comment or evidence is missing';
    case 'level 0 needs a comment':
      return 'A comment on level 0 is missing';
    case 'not relevant needs a reason':
      return 'The reason for “not relevant” is missing';
    case 'not relevant is not offered':
      return 'To be answered by level';
    case 'organisation has no name':
      return 'our name';
    case 'organisation has no code':
      return 'our organisation code (ODS code)';
    default:
      return unreachable(kind);
  }
}
