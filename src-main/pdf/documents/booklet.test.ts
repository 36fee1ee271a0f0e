import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { treeFaults } from '../../../tests/tree-faults.ts';
import { linesBelow, markedLinesOfTree } from '../../../tests/words-of-tree.ts';
import { readCatalogue } from '../../catalogue/read-catalogue.ts';
import { booklet } from './booklet.ts';

const sets = readCatalogue(fileURLToPath(new URL('../../../assets/catalogue', import.meta.url)));

function bookletOf(set: RequirementSet) {
  const asked = { kind: 'booklet', set: set.id, print: 'normal' } as const;
  const sources = { set, folded: new Map(), at: new Date('2026-09-02T13:32:00Z'), embedded: new Map() };
  const tree = booklet.tree(asked, sources);
  if (!tree.ok) throw new Error(tree.refusal);
  return { tree: tree.value, name: booklet.fileName(asked, sources) };
}

describe('the booklet', () => {
  it.each(sets.map((set) => [set.name, set] as const))('of %s has every requirement on a new page, whole and blank', (_, set) => {
    const { tree } = bookletOf(set);
    expect(treeFaults(tree)).toEqual([]);
    const breaks = tree.blocks.filter(({ kind }) => kind === 'page break').length;
    expect(breaks).toBe(set.requirements.length);
    for (const { number, title, levels, ...requirement } of set.requirements) {
      const lines = linesBelow(tree, `${set.version}-${number}`).join('\n');
      const criteria = [levels[1], levels[2], levels[3]].flatMap((level) => level.criteria);
      for (const words of [
        requirement.description,
        ...requirement.guidance,
        ...requirement.common_mistakes,
        requirement.level_0,
        requirement.reviewer_looks_for,
        requirement.example_comment,
        ...criteria.map((criterion) => `[to tick by hand] ${criterion.id} ${criterion.text}`),
        ...criteria.flatMap(({ id, evidence }) => evidence.map((one) => `[to tick by hand] ${id} ${one.text}`)),
        ...requirement.templates
          .flatMap(({ text }) => text.flatMap((line) => line.split(' | ')))
          .filter((one) => one.trim() !== '[ ]' && one !== '[]'),
        ...requirement.references.map((reference) => reference.name),
        ...requirement.today.map(({ item }) => `DSPT ${item}`),
      ])
        expect(lines, `${number} of ${set.name}`).toContain(words);
      expect(title.text).not.toBe('');
    }
  });

  it('says once, on its cover, what this is and is not, and has room for a name', () => {
    const [set] = sets.filter(({ name }) => name === 'General practice');
    if (!set) throw new Error('no general practice');
    const { tree, name } = bookletOf(set);
    expect(name).toBe('IG Toolkit 14.1 general practice booklet');
    const [cover] = tree.blocks;
    expect(cover?.kind).toBe('cover');
    expect(markedLinesOfTree({ blocks: cover ? [cover] : [] })).toEqual(
      expect.arrayContaining([...HONEST_NOTICE, 'Organisation']),
    );
    expect(markedLinesOfTree(tree).filter((line) => line === HONEST_NOTICE[0])).toHaveLength(1);
  });
});
