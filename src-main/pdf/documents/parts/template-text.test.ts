import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { markedLinesOfTree } from '../../../../tests/words-of-tree.ts';
import { readCatalogue } from '../../../catalogue/read-catalogue.ts';
import { templateText } from './template-text.ts';

test('lines of as many cells are one table with the first as its head, and what stands around them stays', () => {
  const blocks = templateText(
    ['Agreed on [date].', 'Role | How', 'Everyone | team session', 'Cleaners | [ ]', 'Signed.'],
    'normal',
  );
  expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
  const [, table] = blocks;
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.columns.map(({ title }) => title)).toEqual(['Role', 'How']);
  expect(table.rows.map(({ cells }) => cells.map(({ isRowHeader }) => isRowHeader))).toEqual([
    [true, false],
    [true, false],
  ]);
  // Empty brackets are room to write.
  expect(table.rows[1]?.cells[1]?.blocks).toEqual([]);
});

test('lines of another number of cells are a table of their own', () => {
  const kinds = templateText(['A | B', '1 | 2', 'C | D | E', '3 | 4 | 5'], 'normal').map(({ kind }) => kind);
  expect(kinds).toEqual(['table', 'table']);
});

test('a line of cells by itself is a list of what it names', () => {
  expect(templateText(['Date | Who asked | Route'], 'normal').map(({ kind }) => kind)).toEqual(['list']);
});

test('a table that is too wide is turned on its side, with as many rows beside each other as fit', () => {
  const wide = (rows: number) =>
    Array.from({ length: rows + 1 }, (_, row) => Array.from({ length: 12 }, (_, at) => `considered-${row}-${at}`).join(' | '));
  const sizes = (rows: number, print: 'normal' | 'large') =>
    templateText(wide(rows), print).map((block) => block.kind === 'table' && [block.columns.length, block.rows.length]);
  expect(sizes(1, 'large')).toEqual([[2, 11]]);
  expect(sizes(3, 'normal')).toEqual([[4, 11]]);
  expect(sizes(5, 'large')).toEqual([
    [5, 11],
    [2, 11],
  ]);
});

test.each(['normal', 'large'] as const)(
  'of every template of every set, all words are there in %s print, and no line of cells stays',
  (print) => {
    const sets = readCatalogue(fileURLToPath(new URL('../../../../assets/catalogue', import.meta.url)));
    for (const { text } of sets.flatMap(({ requirements }) => requirements.flatMap(({ templates }) => templates))) {
      const lines = markedLinesOfTree({ blocks: templateText(text, print) }).join('\n');
      for (const words of text.flatMap((line) => line.split(' | '))) if (!/^\[\s*\]$/.test(words)) expect(lines).toContain(words);
      const paragraphs = templateText(text, print).filter(({ kind }) => kind === 'paragraph');
      expect(markedLinesOfTree({ blocks: paragraphs }).join('\n')).not.toContain(' | ');
    }
  },
);
