import type { Block, DocumentTree, FigureBlock, Inline, TableBlock } from '../../../src-main/pdf/tree/document-tree.ts';
import { unreachable } from '../../../src-shared/result.ts';

import { headingsOf, idOf } from './headings-of.ts';
import { signOf, wordsOf } from './words-of.ts';

/** The name of the family in the definition. */
export const FAMILY = 'Sheet';

/** Any node of pdfmake's definition. */
type Node = Readonly<Record<string, unknown>>;

/**
 * A document as pdfmake takes it: the same texts, headings, tables, links and running lines, bookmarks, and contents with their
 * pages. It is marked as tagged, but pdfmake writes no structure for what is in it. Made anew for each document: pdfmake writes into it.
 */
export function pdfmakeDefinition(tree: DocumentTree): object {
  const { furniture, title, author, subject, blocks } = tree;
  const contents = blocks.find(({ kind }) => kind === 'contents') as Extract<Block, { kind: 'contents' }> | undefined;
  const running = (columns: readonly Node[]): Node => ({ columns, fontSize: 8.75, margin: [62, 34, 62, 0] });
  return {
    pageSize: 'A4',
    pageMargins: [62, 68, 62, 68],
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language: 'en-GB',
    info: { title, author, subject },
    header: () => running([{ text: furniture.left }, { text: furniture.right, alignment: 'right' }]),
    footer: (page: number, pages: number) =>
      running([
        { text: furniture.foot, width: '*' },
        { text: `Page ${page} of ${pages}`, width: 'auto' },
      ]),
    defaultStyle: { font: FAMILY, fontSize: 10.75, lineHeight: 1.13 },
    styles: STYLES,
    content: nodesOf(blocks, { all: blocks, depth: contents?.depth ?? 0 }),
  };
}

const STYLES = {
  'heading-1': { fontSize: 24, bold: true, margin: [0, 30, 0, 10] },
  'heading-2': { fontSize: 16.5, bold: true, color: '#0f566b', margin: [0, 24, 0, 7] },
  'heading-3': { fontSize: 13, bold: true, margin: [0, 17, 0, 4] },
  'heading-4': { fontSize: 10.75, bold: true, margin: [0, 12, 0, 3] },
  body: { margin: [0, 5, 0, 5] },
  lead: { fontSize: 13.5, margin: [0, 9, 0, 12] },
  quiet: { fontSize: 9.25, color: '#495a63', margin: [0, 5, 0, 6] },
  typed: { margin: [12, 5, 0, 5] },
  table: { fontSize: 10, margin: [0, 5, 0, 10] },
};

interface Around {
  readonly all: readonly Block[];
  /** Of the contents. */
  readonly depth: number;
}

function nodesOf(blocks: readonly Block[], around: Around): Node[] {
  return blocks.flatMap<Node>((block) => nodeOf(block, around));
}

function nodeOf(block: Block, { all, depth }: Around): Node | Node[] {
  const inside = (blocks: readonly Block[]): Node[] => nodesOf(blocks, { all, depth });
  switch (block.kind) {
    case 'heading':
      return {
        text: wordsOf(block.words),
        style: `heading-${block.level}`,
        headlineLevel: block.level,
        outline: true,
        outlineText: block.bookmark ?? wordsOf(block.words),
        // Only these are unique.
        ...(block.level <= depth ? { id: idOf(block) } : {}),
      };
    case 'paragraph':
      return { text: textsOf(block.words), style: block.tone };
    case 'list':
      return { [block.marks === 'bullets' ? 'ul' : 'ol']: block.items.map((item) => ({ stack: inside(item) })) };
    case 'check list':
      return block.items.map(
        ({ box, label, words, below }): Node => ({
          columns: [
            { width: 20, text: signOf(box) },
            { width: 22, text: label, bold: true },
            { width: '*', stack: [{ text: textsOf(words) }, ...inside(below)] },
          ],
          margin: [0, 3, 0, 3],
        }),
      );
    case 'key values':
      return {
        style: 'table',
        layout: 'lightHorizontalLines',
        table: {
          widths: ['auto', '*'],
          dontBreakRows: true,
          body: block.rows.map(({ key, value }) => [{ text: key, bold: true }, { stack: inside(value) }]),
        },
      };
    case 'table':
      return tableOf(block, inside);
    case 'figure':
      return figureOf(block);
    case 'box':
      return { table: { widths: ['*'], body: [[{ stack: inside(block.blocks), fillColor: '#e9f2f5' }]] }, layout: 'noBorders' };
    case 'group':
      return { stack: inside(block.blocks), unbreakable: true };
    case 'cover':
      return [
        { text: block.product, fontSize: 15, color: '#0f566b', margin: [0, 60, 0, 0] },
        { text: block.title, fontSize: 36, bold: true },
        { text: block.under, fontSize: 15, margin: [0, 10, 0, 20] },
        ...inside(block.blocks),
      ];
    case 'contents':
      return [
        { text: block.title, style: 'heading-1', pageBreak: 'before' },
        ...headingsOf(all, block.depth).map(({ words, id }) => ({
          columns: [
            { width: '*', text: words, linkToDestination: id },
            { width: 30, text: [{ pageReference: id }], alignment: 'right' },
          ],
        })),
      ];
    case 'writing lines':
      return Array.from({ length: block.lines }, () => ({ canvas: [{ type: 'line', x1: 0, y1: 25, x2: 470, y2: 25 }] }));
    case 'page break':
      return { text: '', pageBreak: 'before' };
    default:
      return unreachable(block);
  }
}

function tableOf({ caption, columns, rows }: TableBlock, inside: (blocks: readonly Block[]) => Node[]): Node[] {
  const head = columns.map(({ title, align }) => ({ text: title, bold: true, alignment: align }));
  const body = rows.map(({ cells }) =>
    cells.flatMap(({ blocks, isRowHeader, span }, at) => [
      { stack: inside(blocks), bold: isRowHeader, colSpan: span, alignment: columns[at]?.align ?? 'left' },
      ...Array.from({ length: span - 1 }, () => ({})),
    ]),
  );
  return [
    { text: textsOf(caption), fontSize: 11.25, margin: [0, 16, 0, 5] },
    {
      style: 'table',
      layout: 'lightHorizontalLines',
      table: { headerRows: 1, dontBreakRows: true, widths: widthsOf(columns), body: [head, ...body] },
    },
  ];
}

function widthsOf(columns: TableBlock['columns']): readonly string[] {
  const weights = columns.reduce((sum, { width }) => sum + (width === 'fit' ? 0 : width.weight), 0);
  const whole = columns.some(({ width }) => width === 'fit') ? 68 : 90;
  return columns.map(({ width }) => (width === 'fit' ? 'auto' : `${Math.floor((width.weight / weights) * whole)}%`));
}

function figureOf({ drawing: { bars, mark } }: FigureBlock): Node[] {
  return [
    ...bars.map(({ name, value, share }) => ({
      columns: [
        { width: 150, text: name },
        { width: 220, canvas: [{ type: 'rect', x: 0, y: 3, w: 200 * (share ?? 0) + 1, h: 11, color: '#0f566b' }] },
        { width: '*', text: value },
      ],
    })),
    ...(mark ? [{ text: mark.name, style: 'quiet' }] : []),
  ];
}

function textsOf(words: readonly Inline[]): Node[] {
  return words.map((inline): Node => {
    switch (inline.kind) {
      case 'text':
        return { text: inline.text, bold: inline.strong };
      case 'link':
        return {
          text: inline.text,
          ...(inline.to.kind === 'web' ? { link: inline.to.address } : { linkToDestination: inline.to.place }),
        };
      case 'level':
        return { text: inline.words };
      case 'box':
        return { text: signOf(inline.box) };
      default:
        return unreachable(inline);
    }
  });
}
