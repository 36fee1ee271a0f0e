import type { Cell, Inline, KeyValueBlock, TableBlock } from '../tree/document-tree.ts';
import { plainWords } from './headings.ts';
import type { Attributes, StructureElement } from './structure.ts';
import { element } from './structure-elements.ts';
import { type Tagged, type Tagging, tagBlocks } from './tag-blocks.ts';
import { tagWords } from './tag-words.ts';
import type { TaggedCell } from './tagged.ts';

interface CellAndElement {
  readonly cell: TaggedCell;
  readonly kid: StructureElement;
}

export function tagTable({ caption, columns, rows }: TableBlock, tagging: Tagging): Tagged {
  const named = tagWords(caption, true, tagging);
  const head = columns.map(({ title }) => tagWords([plain(title)], true, tagging));
  const body = rows.map(({ cells }) => {
    const held = cells.reduce((sum, { span }) => sum + span, 0);
    if (held !== columns.length) {
      throw new Error(`a row of ${held} cells in a table of ${columns.length} columns`);
    }
    return cells.map((cell) => tagCell(cell, tagging));
  });
  const heads = head.map(({ kids }) => element('TH', kids, { scope: 'Column' }));
  const summary = plainWords(caption);
  const kids = [
    ...(named.kids.length === 0 ? [] : [element('Caption', named.kids)]),
    element('THead', [element('TR', heads)]),
    ...(body.length === 0 ? [] : [bodyElement(body)]),
  ];
  return {
    blocks: [
      {
        kind: 'rows',
        caption: named.words,
        head: head.map(({ words }) => words),
        columns,
        rows: body.map((row) => row.map(({ cell }) => cell)),
      },
    ],
    kids: [element('Table', kids, summary === '' ? {} : { summary })],
  };
}

export function tagKeyValues({ rows }: KeyValueBlock, tagging: Tagging): Tagged {
  if (rows.length === 0) {
    return { blocks: [], kids: [] };
  }
  const body = rows.map(({ key, value }) => [
    tagCell({ blocks: [{ kind: 'paragraph', words: [plain(key)], tone: 'body' }], isRowHeader: true, span: 1 }, tagging),
    tagCell({ blocks: value, isRowHeader: false, span: 1 }, tagging),
  ]);
  return {
    blocks: [
      {
        kind: 'rows',
        caption: [],
        head: null,
        columns: [
          { width: { weight: 3 }, align: 'left' },
          { width: { weight: 7 }, align: 'left' },
        ],
        rows: body.map((row) => row.map(({ cell }) => cell)),
      },
    ],
    kids: [element('Table', [bodyElement(body)])],
  };
}

function bodyElement(rows: readonly (readonly CellAndElement[])[]): StructureElement {
  return element(
    'TBody',
    rows.map((row) =>
      element(
        'TR',
        row.map(({ kid }) => kid),
      ),
    ),
  );
}

function tagCell({ blocks, isRowHeader, span }: Cell, tagging: Tagging): CellAndElement {
  const tagged = tagBlocks(blocks, { look: 'cell', strong: isRowHeader }, tagging);
  const attributes: Attributes = { ...(isRowHeader ? { scope: 'Row' } : {}), ...(span > 1 ? { columnSpan: span } : {}) };
  return { cell: { blocks: tagged.blocks, span }, kid: element(isRowHeader ? 'TH' : 'TD', tagged.kids, attributes) };
}

function plain(text: string): Inline {
  return { kind: 'text', text, strong: true };
}
