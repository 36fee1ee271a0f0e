import { type Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import type { Block, Cell, FigureBlock, Inline, KeyValueBlock, ParagraphBlock, TableBlock } from '../pdf/tree/document-tree.ts';
import type { Around } from './around.ts';
import { columnWidths } from './column-widths.ts';
import { COLOURS } from './look.ts';
import { paragraphsOf } from './paragraphs.ts';

/** Writes what is in a cell. */
export type Inner = (blocks: readonly Block[], around: Around) => readonly (Paragraph | Table)[];

const RULE = { style: 'single', size: 4, color: COLOURS.rule } as const;
const NONE = { style: 'nil' } as const;
const BORDERS = { top: RULE, bottom: RULE, left: NONE, right: NONE, insideHorizontal: RULE, insideVertical: NONE } as const;
const MARGINS = { top: 60, bottom: 0, left: 100, right: 100 } as const;
const KEY_SHARE = 0.32;

/** A table with its caption before it, and a head that word processors repeat and screen readers know. */
export function tableOf({ caption, columns, rows }: TableBlock, around: Around, inner: Inner): (Paragraph | Table)[] {
  const widths = columnWidths(columns, rows, around);
  const alignOf = (column: number) => columns[column]?.align ?? 'left';
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: columns.map(({ title }, at) =>
      cellOf([strongly(title)], { ...around, width: widths[at] ?? 0, align: alignOf(at) }, inner, { isHead: true }),
    ),
  });
  const body = rows.map(({ cells }) => {
    let next = 0;
    return new TableRow({
      cantSplit: true,
      keepNext: around.keepNext,
      children: cells.map(({ blocks, span, isRowHeader }: Cell) => {
        const first = next;
        next += span;
        const width = widths.slice(first, next).reduce((sum, one) => sum + one, 0);
        return cellOf(isRowHeader ? blocks.map(inBold) : blocks, { ...around, width, align: alignOf(first) }, inner, { span });
      }),
    });
  });
  return [
    ...(caption.length > 0 ? paragraphsOf(caption, 'body', around, { style: 'Caption' }) : []),
    grid(widths, [head, ...body], around, {
      firstRow: true,
      firstColumn: rows.some(({ cells }) => cells[0]?.isRowHeader === true),
    }),
  ];
}

/** Two columns: what something is called, and what it is. */
export function keyValuesOf({ rows }: Pick<KeyValueBlock, 'rows'>, around: Around, inner: Inner): Table {
  const left = Math.round(around.width * KEY_SHARE);
  const right = around.width - left;
  const written = rows.map(
    ({ key, value }) =>
      new TableRow({
        cantSplit: true,
        keepNext: around.keepNext,
        children: [cellOf([strongly(key)], { ...around, width: left }, inner), cellOf(value, { ...around, width: right }, inner)],
      }),
  );
  return grid([left, right], written, around, { firstRow: false, firstColumn: true });
}

/** What a drawing of bars says, as text. */
export function barsOf({ drawing: { bars, mark } }: FigureBlock, around: Around, inner: Inner): Table {
  const rows = bars.map(({ name, value }) => ({ key: name, value: [plainly(value)] }));
  const ofMark = mark ? [{ key: mark.name, value: [plainly(`${Math.round(100 * mark.at)} %`)] }] : [];
  return keyValuesOf({ rows: [...rows, ...ofMark] }, around, inner);
}

function cellOf(
  blocks: readonly Block[],
  around: Around,
  inner: Inner,
  { isHead = false, span = 1 }: { readonly isHead?: boolean; readonly span?: number } = {},
): TableCell {
  const room = {
    ...around,
    indent: 0,
    width: around.width - MARGINS.left - MARGINS.right,
    listLevel: 0,
    box: null,
    keepNext: false,
  };
  return new TableCell({
    // The library ends each cell with a paragraph, without which word processors call a file damaged.
    children: [...inner(blocks, room)],
    width: { size: around.width, type: WidthType.DXA },
    margins: MARGINS,
    verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
    ...(isHead ? { shading: { type: 'clear', fill: COLOURS.head } } : {}),
    ...(span > 1 ? { columnSpan: span } : {}),
  });
}

function grid(
  widths: readonly number[],
  rows: readonly TableRow[],
  { indent }: Around,
  { firstRow, firstColumn }: { readonly firstRow: boolean; readonly firstColumn: boolean },
): Table {
  return new Table({
    rows,
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    tableLook: { firstRow, firstColumn, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    ...(indent > 0 ? { indent: { size: indent, type: WidthType.DXA } } : {}),
  });
}

function inBold(block: Block): Block {
  if (block.kind !== 'paragraph') return block;
  const words = block.words.map((inline): Inline => (inline.kind === 'text' ? { ...inline, strong: true } : inline));
  return { ...block, words };
}

function strongly(text: string): ParagraphBlock {
  return { kind: 'paragraph', tone: 'body', words: [{ kind: 'text', text, strong: true }] };
}

function plainly(text: string): ParagraphBlock {
  return { kind: 'paragraph', tone: 'body', words: [{ kind: 'text', text, strong: false }] };
}
