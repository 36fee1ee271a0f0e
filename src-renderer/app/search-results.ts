import { foldText, type Range, rangesOf, wordsOf } from '../assessment/find-words.ts';
import { excerptOf, type FoundIn, type SearchIndex, search } from '../assessment/search.ts';
import type { Command } from './commands.ts';

/** One line of the search box. */
export interface SearchResult {
  /** Without spaces: a part of an element's id. */
  readonly key: string;
  readonly name: string;
  readonly ranges: readonly Range[];
  /** Where the words are, when they are not in the name. */
  readonly excerpt: { readonly foundIn: string; readonly text: string; readonly ranges: readonly Range[] } | null;
  readonly keys: string | null;
  readonly run: () => void;
}

export interface SearchGroup {
  readonly key: string;
  readonly name: string;
  readonly results: readonly SearchResult[];
  /** How many more were found than are listed. */
  readonly more: number;
}

const WORDS: Readonly<Record<FoundIn, string>> = {
  number: 'Number',
  title: 'Title',
  comment: 'Your comment',
  evidence: 'Evidence',
  criterion: 'Criterion',
  guidance: 'Guidance',
};

const MOST_REQUIREMENTS = 20;

/**
 * What the search box lists: requirements of the current assessment, then pages and commands. With nothing typed it lists
 * all pages and commands, so that it can be looked through.
 *
 * @param open goes to a requirement
 */
export function searchResults(
  typed: string,
  index: SearchIndex,
  commands: readonly Command[],
  open: (number: string, foundIn: FoundIn) => void,
): readonly SearchGroup[] {
  const words = wordsOf(typed);
  const hits = search(index, typed);
  const requirements = hits.slice(0, MOST_REQUIREMENTS).map(({ standing: { requirement }, foundIn, ...found }): SearchResult => {
    const name = `${requirement.number} ${requirement.short_title}`;
    const ranges = rangesOf(foldText(name), words);
    const inName = foundIn === 'number' || (foundIn === 'title' && ranges.length > 0);
    return {
      key: requirement.number,
      name,
      ranges,
      excerpt: inName ? null : { foundIn: WORDS[foundIn], ...excerptOf(found) },
      keys: null,
      run: () => open(requirement.number, foundIn),
    };
  });
  const groups: SearchGroup[] = [];
  for (const [name, own] of Map.groupBy(
    commands.filter((command) => command.name !== 'Search'),
    ({ group }) => group,
  )) {
    const results = own.flatMap((command): SearchResult | readonly [] => {
      const folded = foldText(command.name);
      if (!words.every((word) => folded.includes(word))) return [];
      return {
        key: keyOf(command.name),
        name: command.name,
        ranges: rangesOf(folded, words),
        excerpt: null,
        keys: command.keys,
        run: command.run,
      };
    });
    groups.push({ key: `group-${keyOf(name)}`, name, results, more: 0 });
  }
  const found: SearchGroup = {
    key: 'group-requirements',
    name: 'Requirements',
    results: requirements,
    more: hits.length - requirements.length,
  };
  // Who types “help” wants the page of that name before every requirement that has the word somewhere.
  const byName = hits[0]?.foundIn === 'number' || hits[0]?.foundIn === 'title';
  return (byName ? [found, ...groups] : [...groups, found]).filter(({ results }) => results.length > 0);
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-');
}
