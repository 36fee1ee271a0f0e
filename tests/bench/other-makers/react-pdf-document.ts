import { Document, type DocumentProps, Link, Page, Text, View, type ViewProps } from '@react-pdf/renderer';
import { createElement, type ReactElement, type ReactNode } from 'react';
import type { Block, DocumentTree, FigureBlock, Inline, TableBlock } from '../../../src-main/pdf/tree/document-tree.ts';
import { unreachable } from '../../../src-shared/result.ts';
import { headingsOf, idOf } from './headings-of.ts';
import { signOf, wordsOf } from './words-of.ts';

type Look = Readonly<Record<string, string | number>>;

/** The name under which the family is registered. */
export const FAMILY = 'Sheet';

/**
 * A document as @react-pdf/renderer takes it: the same texts, headings, tables, links, running lines and bookmarks. It has no
 * structure for screen readers and no pages in its contents, so it need not make them. Its own faster way of breaking pages is used.
 */
export function reactPdfDocument({ furniture, title, author, subject, blocks }: DocumentTree): ReactElement<DocumentProps> {
  const running = (style: Look, ...children: ReactNode[]): ReactNode =>
    createElement(View, { fixed: true, style: { ...RUNNING, ...style } }, ...children);
  const isFirst = blocks[0]?.kind === 'cover';
  return createElement(
    Document,
    { title, author, subject, language: 'en-GB', pdfVersion: '1.7' },
    createElement(
      Page,
      { size: 'A4', style: PAGE, experimentalPagination: true },
      running({ top: 34 }, createElement(Text, null, furniture.left), createElement(Text, null, furniture.right)),
      ...blocks.map((block, at) =>
        elementOf(block, { all: blocks, begins: at === 1 && isFirst ? 'page' : breaksBefore(blocks[at - 1]) }),
      ),
      running(
        { bottom: 34 },
        createElement(Text, { style: { width: 380 } }, furniture.foot),
        createElement(Text, {
          render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) =>
            `Page ${pageNumber} of ${totalPages}`,
        }),
      ),
    ),
  );
}

const PAGE: Look = { fontFamily: FAMILY, fontSize: 10.75, lineHeight: 1.42, paddingVertical: 68, paddingHorizontal: 62 };
const RUNNING: Look = {
  position: 'absolute',
  left: 62,
  right: 62,
  fontSize: 8.75,
  flexDirection: 'row',
  justifyContent: 'space-between',
};
const HEADINGS: Readonly<Record<1 | 2 | 3 | 4, Look>> = {
  1: { fontSize: 24, marginTop: 30, marginBottom: 10 },
  2: { fontSize: 16.5, marginTop: 24, marginBottom: 7, color: '#0f566b' },
  3: { fontSize: 13, marginTop: 17, marginBottom: 4 },
  4: { fontSize: 10.75, marginTop: 12, marginBottom: 3 },
};
const TONES: Readonly<Record<'body' | 'lead' | 'quiet' | 'typed', Look>> = {
  body: { marginVertical: 5 },
  lead: { fontSize: 13.5, marginVertical: 9 },
  quiet: { fontSize: 9.25, color: '#495a63', marginVertical: 5 },
  typed: { marginVertical: 5, paddingLeft: 12, borderLeft: '2.5 solid #b9c3c8' },
};
const STRONG: Look = { fontWeight: 600 };
const ROW: Look = { flexDirection: 'row', borderBottom: '0.6 solid #b9c3c8', paddingVertical: 5, fontSize: 10 };

interface Around {
  readonly all: readonly Block[];
  readonly begins: 'page' | 'anywhere';
}

function breaksBefore(earlier: Block | undefined): Around['begins'] {
  return earlier?.kind === 'page break' ? 'page' : 'anywhere';
}

function elementOf(block: Block, { all, begins }: Around): ReactNode {
  const inside = (blocks: readonly Block[]): ReactNode[] =>
    blocks.map((each, at) => elementOf(each, { all, begins: breaksBefore(blocks[at - 1]) }));
  const breaks = begins === 'page';
  switch (block.kind) {
    case 'heading': {
      const words = wordsOf(block.words);
      const style = { ...STRONG, ...HEADINGS[block.level] };
      return createElement(
        View,
        { id: idOf(block), break: breaks, minPresenceAhead: 40, bookmark: block.bookmark ?? words } as ViewProps,
        createElement(Text, { style }, words),
      );
    }
    case 'paragraph':
      return createElement(Text, { style: TONES[block.tone], break: breaks }, ...textsOf(block.words));
    case 'list':
      return createElement(
        View,
        { break: breaks },
        ...block.items.map((item, at) => inRow(block.marks === 'bullets' ? '•' : `${at + 1}.`, '', inside(item))),
      );
    case 'check list':
      return createElement(
        View,
        { break: breaks },
        ...block.items.map(({ box, label, words, below }) =>
          inRow(signOf(box), label, [createElement(Text, null, ...textsOf(words)), ...inside(below)]),
        ),
      );
    case 'key values':
      return createElement(
        View,
        { break: breaks },
        ...block.rows.map(({ key, value }) =>
          createElement(
            View,
            { style: ROW, wrap: false },
            createElement(Text, { style: { ...STRONG, width: 130 } }, key),
            createElement(View, { style: { flex: 1 } }, ...inside(value)),
          ),
        ),
      );
    case 'table':
      return tableOf(block, breaks, inside);
    case 'figure':
      return figureOf(block);
    case 'box':
      return createElement(View, { break: breaks, style: { backgroundColor: '#e9f2f5', padding: 11 } }, ...inside(block.blocks));
    case 'group':
      return createElement(View, { break: breaks, wrap: false }, ...inside(block.blocks));
    case 'cover':
      return createElement(
        View,
        { style: { paddingTop: 60 } },
        createElement(Text, { style: { fontSize: 15, color: '#0f566b' } }, block.product),
        createElement(Text, { style: { ...STRONG, fontSize: 36, lineHeight: 1.15 } }, block.title),
        createElement(Text, { style: { fontSize: 15, marginVertical: 10 } }, block.under),
        ...inside(block.blocks),
      );
    case 'contents':
      return createElement(
        View,
        { break: breaks },
        createElement(Text, { style: { ...STRONG, ...HEADINGS[1] } }, block.title),
        ...headingsOf(all, block.depth).map(({ words, id }) => createElement(Link, { src: `#${id}` }, words)),
      );
    case 'writing lines':
      return createElement(
        View,
        null,
        ...Array.from({ length: block.lines }, () => createElement(View, { style: { ...ROW, height: 25 } })),
      );
    case 'page break':
      // The next block begins a page.
      return null;
    default:
      return unreachable(block);
  }
}

function inRow(mark: string, label: string, said: readonly ReactNode[]): ReactElement {
  return createElement(
    View,
    { style: { flexDirection: 'row', marginVertical: 3 } },
    createElement(Text, { style: { width: 17 } }, mark),
    ...(label === '' ? [] : [createElement(Text, { style: { ...STRONG, width: 22 } }, label)]),
    createElement(View, { style: { flex: 1 } }, ...said),
  );
}

function tableOf(
  { caption, columns, rows }: TableBlock,
  breaks: boolean,
  inside: (blocks: readonly Block[]) => ReactNode[],
): ReactElement {
  const weight = (at: number): number => {
    const width = columns[at]?.width ?? 'fit';
    return width === 'fit' ? 1.6 : width.weight;
  };
  const cell = (at: number, span = 1): Look => ({
    flex: Array.from({ length: span }, (_, next) => weight(at + next)).reduce((sum, one) => sum + one, 0),
    paddingRight: 14,
    textAlign: columns[at]?.align ?? 'left',
  });
  return createElement(
    View,
    { break: breaks },
    createElement(Text, { style: { fontSize: 11.25, marginTop: 16, marginBottom: 5 } }, ...textsOf(caption)),
    createElement(
      View,
      { style: ROW, fixed: true },
      ...columns.map(({ title }, at) => createElement(View, { style: cell(at) }, createElement(Text, { style: STRONG }, title))),
    ),
    ...rows.map(({ cells }) =>
      createElement(
        View,
        { style: ROW, wrap: false },
        ...cells.map(({ blocks, isRowHeader, span }, at) =>
          createElement(View, { style: { ...cell(at, span), ...(isRowHeader ? STRONG : {}) } }, ...inside(blocks)),
        ),
      ),
    ),
  );
}

function figureOf({ drawing: { bars, mark } }: FigureBlock): ReactElement {
  return createElement(
    View,
    null,
    ...bars.map(({ name, value, share }) =>
      createElement(
        View,
        { style: { flexDirection: 'row' } },
        createElement(Text, { style: { width: 150 } }, name),
        createElement(
          View,
          { style: { width: 220 } },
          createElement(View, { style: { width: 200 * (share ?? 0) + 1, height: 11, backgroundColor: '#0f566b' } }),
        ),
        createElement(Text, null, value),
      ),
    ),
    ...(mark ? [createElement(Text, { style: TONES.quiet }, mark.name)] : []),
  );
}

function textsOf(words: readonly Inline[]): ReactNode[] {
  return words.map((inline) => {
    switch (inline.kind) {
      case 'text':
        return inline.strong ? createElement(Text, { style: STRONG }, inline.text) : inline.text;
      case 'link':
        return createElement(Link, { src: inline.to.kind === 'web' ? inline.to.address : `#${inline.to.place}` }, inline.text);
      case 'level':
        return inline.words;
      case 'box':
        return signOf(inline.box);
      default:
        return unreachable(inline);
    }
  });
}
