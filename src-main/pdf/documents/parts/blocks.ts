import type {
  Block,
  Cell,
  Column,
  HeadingBlock,
  Inline,
  KeyValueBlock,
  LinkTarget,
  ListBlock,
  ParagraphBlock,
} from '../../tree/document-tree.ts';

/** Short ways to write the blocks that every document is made of. */

export function text(words: string): Inline {
  return { kind: 'text', text: words, strong: false };
}

export function strong(words: string): Inline {
  return { kind: 'text', text: words, strong: true };
}

export function link(words: string, to: LinkTarget): Inline {
  return { kind: 'link', text: words, to };
}

/** A paragraph of our own words, unless another tone is said. */
export function paragraph(words: string | readonly Inline[], tone: ParagraphBlock['tone'] = 'body'): ParagraphBlock {
  return { kind: 'paragraph', words: inlines(words), tone };
}

export function heading(
  level: HeadingBlock['level'],
  words: string | readonly Inline[],
  more: Pick<HeadingBlock, 'place' | 'bookmark'> = {},
): HeadingBlock {
  return { kind: 'heading', level, words: inlines(words), ...more };
}

/** What a person wrote, as it stands; nothing where it is empty. */
export function typed(words: string): ParagraphBlock[] {
  return words.trim() === '' ? [] : [paragraph(words, 'typed')];
}

/** A cell of one paragraph; an empty one where there are no words. */
export function cell(words: string | readonly Inline[], { isRowHeader = false, span = 1 } = {}): Cell {
  const held = inlines(words);
  return { blocks: held.length === 0 ? [] : [paragraph(held)], isRowHeader, span };
}

/** A cell of several blocks. */
export function cellOf(blocks: readonly Block[], { isRowHeader = false, span = 1 } = {}): Cell {
  return { blocks, isRowHeader, span };
}

export function column(title: string, width: Column['width'] = 'fit', align: Column['align'] = 'left'): Column {
  return { title, width, align };
}

export function bullets(items: readonly (string | readonly Inline[])[]): ListBlock {
  return { kind: 'list', marks: 'bullets', items: items.map((words) => [paragraph(words)]) };
}

/** What something is called, and what it is: words, or several blocks. */
export function keyValues(rows: readonly (readonly [key: string, value: string | readonly Block[]])[]): KeyValueBlock {
  return {
    kind: 'key values',
    rows: rows.map(([key, value]) => ({ key, value: typeof value === 'string' ? [paragraph(value)] : value })),
  };
}

function inlines(words: string | readonly Inline[]): readonly Inline[] {
  if (typeof words !== 'string') return words;
  return words === '' ? [] : [text(words)];
}
