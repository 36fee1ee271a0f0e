import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyBlock } from '../../../tests/every-block.ts';
import { columnFaults, elementsOf, placingFaults, readingOf } from '../../../tests/placed-documents.ts';
import { anyBlocks, someText } from '../../../tests/random-blocks.ts';
import { loadFaces } from '../fonts/load-faces.ts';
import { prepareText } from '../text/prepare-text.ts';
import { readBack } from '../text/prepared-piece.ts';
import type { Block, DocumentTree, Inline } from '../tree/document-tree.ts';
import { layOut } from './lay-out.ts';
import { styleOf } from './style.ts';

const { faces } = loadFaces();
const print = fc.constantFrom('normal' as const, 'large' as const);
const treeOf = (blocks: readonly Block[], size: 'normal' | 'large' = 'normal'): DocumentTree => ({
  ...everyBlock(),
  print: size,
  blocks,
});
const typed = (text: string): Block => ({ kind: 'paragraph', tone: 'typed', words: [{ kind: 'text', text, strong: false }] });
/** Letters alone: where lines end is no matter. */
const letters = (text: string): string => text.replace(/\s|\u00ad/gu, '');

/** Large documents take minutes to be made smaller: the seed is enough to look at one. */
const endOnFailure = true;

describe('random documents', () => {
  it('have every leaf on paper, once a page, in reading order, and nothing beyond the margins', () => {
    fc.assert(
      fc.property(anyBlocks, print, (blocks, size) => {
        expect(placingFaults(layOut(treeOf(blocks, size), faces), styleOf(size).page.left)).toEqual([]);
      }),
      { numRuns: 100, endOnFailure },
    );
  });

  it('say every word that was given once, in the order of the tree', () => {
    fc.assert(
      fc.property(anyBlocks, print, (blocks, size) => {
        const said = letters(readingOf(layOut(treeOf(blocks, size), faces)).join(''));
        expect(said).toBe(letters(blocks.map(saidOf).join('')));
      }),
      { numRuns: 100, endOnFailure },
    );
  });

  it('keep what a cell of a table holds in its column', () => {
    let rows = 0;
    fc.assert(
      fc.property(anyBlocks, print, (blocks, size) => {
        const placed = layOut(treeOf(blocks, size), faces);
        rows += elementsOf(placed.structure, 'TR').length;
        expect(columnFaults(placed)).toEqual([]);
      }),
      { numRuns: 100, endOnFailure },
    );
    expect(rows).toBeGreaterThan(0);
  });

  it('keep the same structure however they are printed', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const [normal, large] = (['normal', 'large'] as const).map((size) => layOut(treeOf(blocks, size), faces).structure);
        expect(large).toEqual(normal);
      }),
      { numRuns: 40, endOnFailure },
    );
  });

  it('never leave a heading last on a page that has another after it', () => {
    const words = fc.integer({ min: 1, max: 200 }).map((count) => typed('words '.repeat(count)));
    const heading = fc.constantFrom(1 as const, 2 as const, 3 as const).map(
      (level): Block => ({
        kind: 'heading',
        level,
        words: [{ kind: 'text', text: 'A heading of some length '.repeat(level), strong: true }],
      }),
    );
    const below = fc.oneof(
      words,
      fc.integer({ min: 1, max: 30 }).map((rows) => tableOf(rows)),
      fc.integer({ min: 1, max: 40 }).map((lines): Block => ({ kind: 'writing lines', lines })),
      words.map((block): Block => ({ kind: 'box', tone: 'note', blocks: [block] })),
      words.map((block): Block => ({ kind: 'group', blocks: [block, block, block] })),
      words.map((block): Block => ({ kind: 'list', marks: 'bullets', items: [[block], [block]] })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(heading, below), { minLength: 4, maxLength: 20 }), print, (parts, size) => {
        const { pages, structure } = layOut(treeOf(parts.flat(), size), faces);
        const headings = new Set<unknown>(
          (['H1', 'H2', 'H3'] as const).flatMap((role) => elementsOf(structure, role).flatMap(({ kids }) => kids)),
        );
        for (const { fragments } of pages.slice(0, -1)) {
          const read = fragments.filter(({ belongsTo }) => belongsTo.kind === 'leaf');
          const lastLeaf = read.at(-1)?.belongsTo;
          const lowest = Math.min(
            ...fragments
              .flatMap(({ belongsTo, draws }) => (belongsTo === lastLeaf ? draws : []))
              .map((draw) => (draw.kind === 'text' ? draw.y : 999)),
          );
          const ruledBelow = fragments.some(
            ({ belongsTo, draws }) =>
              belongsTo.kind === 'artifact' &&
              belongsTo.type === 'layout' &&
              draws.some((draw) => draw.kind === 'shape' && (draw.points[0]?.[1] ?? 999) < lowest - 4),
          );
          expect(headings.has(lastLeaf) && !ruledBelow).toBe(false);
        }
      }),
      { numRuns: 60, endOnFailure },
    );
  });

  it('never have fewer pages when the last of their words grow', () => {
    fc.assert(
      fc.property(anyBlocks, someText, someText, print, (blocks, some, more, size) => {
        const pages = [some, some + more, some + more.repeat(9)].map(
          (text) => layOut(treeOf([...blocks, typed(text)], size), faces).pages.length,
        );
        expect(pages).toEqual(pages.toSorted((one, other) => one - other));
      }),
      { numRuns: 60, endOnFailure },
    );
  });
});

function tableOf(rows: number): Block {
  const cell = (text: string) => ({ blocks: [typed(text)], isRowHeader: false, span: 1 });
  return {
    kind: 'table',
    caption: [{ kind: 'text', text: 'A caption', strong: false }],
    columns: [{ title: 'Only', width: { weight: 1 }, align: 'left' }],
    rows: Array.from({ length: rows }, (_, at) => ({ cells: [cell(`Row ${at} ${'word '.repeat((at * 7) % 40)}`)] })),
  };
}

/** What a block says when it is read, marks and labels of lists included. */
function saidOf(block: Block): string {
  const all = (blocks: readonly Block[]): string => blocks.map(saidOf).join('');
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return said(block.words);
    case 'list':
      return block.items.map((item, at) => (block.marks === 'bullets' ? '•' : `${at + 1}.`) + all(item)).join('');
    case 'check list':
      return block.items.map(({ label, words, below }) => label + said(words) + all(below)).join('');
    case 'key values':
      return block.rows.map(({ key, value }) => plain(key) + all(value)).join('');
    case 'table':
      return (
        said(block.caption) +
        block.columns.map(({ title }) => plain(title)).join('') +
        block.rows.map(({ cells }) => cells.map((cell) => all(cell.blocks)).join('')).join('')
      );
    case 'figure': {
      const { bars, mark } = block.drawing;
      return (
        bars.map(({ name, value }) => plain(name) + plain(value)).join('') + (bars.length > 0 && mark !== null ? mark.name : '')
      );
    }
    case 'box':
    case 'group':
      return all(block.blocks);
    default:
      return '';
  }
}

function said(words: readonly Inline[]): string {
  return words.map((one) => (one.kind === 'level' ? one.words : one.kind === 'box' ? '' : plain(one.text))).join('');
}

function plain(text: string): string {
  return readBack(prepareText(text, faces));
}
