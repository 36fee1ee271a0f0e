import { describe, expect, it } from 'vitest';
import { requirementStanding } from '../../src-shared/assessment/readiness.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { searchIndex } from '../assessment/search.ts';
import type { Command } from './commands.ts';
import { type SearchGroup, searchResults } from './search-results.ts';

const opened: string[] = [];
const index = searchIndex(exampleSet(30).requirements.map((requirement) => requirementStanding(requirement)));
const commands: readonly Command[] = [
  { name: 'Settings', group: 'Go to', keys: 'Alt+6', run: () => opened.push('settings') },
  { name: 'Search', group: 'Go to', keys: 'Ctrl+K', run: () => opened.push('search') },
  { name: 'Letters to the app’s makers', group: 'Help', keys: null, run: () => opened.push('letters') },
];
const groups = (typed: string): readonly SearchGroup[] =>
  searchResults(typed, index, commands, (number, foundIn) => opened.push(`${number} ${foundIn}`));
const names = (typed: string): string[] =>
  groups(typed).flatMap(({ name, results }) => [name, ...results.map((result) => result.name)]);

describe('the search box', () => {
  it('lists pages and commands when nothing is typed, and not itself', () => {
    expect(names('')).toEqual(['Go to', 'Settings', 'Help', 'Letters to the app’s makers']);
  });

  it('puts requirements found by number or title first', () => {
    expect(names('103')).toEqual(['Requirements', '103 Matter 103']);
  });

  it('puts pages before requirements that only have the word somewhere', () => {
    expect(groups('letter').map(({ name }) => name)).toEqual(['Help', 'Requirements']);
    expect(names('settings')).toEqual(['Go to', 'Settings']);
  });

  it('lists twenty requirements and says how many more there are', () => {
    const [found] = groups('matter');
    expect(found?.results).toHaveLength(20);
    expect(found?.more).toBe(10);
  });

  it('shows where a word is that the name does not have', () => {
    const result = groups('three months')[0]?.results[0];
    expect(result?.excerpt?.foundIn).toBe('Guidance');
    expect(result?.excerpt?.ranges.map(({ start, end }) => result.excerpt?.text.slice(start, end))).toEqual(['three', 'months']);
  });

  it('goes to what was found', () => {
    groups('103')[0]?.results[0]?.run();
    groups('settings')[0]?.results[0]?.run();
    expect(opened).toEqual(['103 number', 'settings']);
  });

  it('gives every result an id of its own without spaces', () => {
    const keys = groups('').flatMap((group) => [group.key, ...group.results.map(({ key }) => key)]);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).not.toMatch(/\s/);
  });
});
