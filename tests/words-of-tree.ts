import type { Block, CheckItem, DocumentTree, Inline } from '../src-main/pdf/tree/document-tree.ts';

/** Every text of a document tree in reading order, a paragraph a line, without marks and boxes. */
export function linesOfTree({ blocks }: Pick<DocumentTree, 'blocks'>): string[] {
  return blocks.flatMap(linesOf);
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [wordsOf(block.words)];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(linesOf));
    case 'check list':
      return block.items.flatMap(linesOfItem);
    case 'key values':
      return block.rows.flatMap(({ key, value }) => [key, ...value.flatMap(linesOf)]);
    case 'table':
      return [
        wordsOf(block.caption),
        block.columns.map(({ title }) => title).join(' | '),
        ...block.rows.map(({ cells }) => cells.map((cell) => cell.blocks.flatMap(linesOf).join(' / ')).join(' | ')),
      ];
    case 'figure':
      return block.drawing.bars.map(({ name, value }) => `${name}: ${value}`);
    case 'box':
    case 'group':
      return block.blocks.flatMap(linesOf);
    case 'cover':
      return [block.product, block.title, block.under, ...block.blocks.flatMap(linesOf)];
    case 'contents':
      return [block.title];
    case 'writing lines':
    case 'page break':
      return [];
  }
}

function linesOfItem({ label, words, below }: CheckItem): string[] {
  return [[label, wordsOf(words)].filter((part) => part !== '').join(' '), ...below.flatMap(linesOf)];
}

function wordsOf(words: readonly Inline[]): string {
  return words.map(wordsOfOne).join('');
}

function wordsOfOne(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'link':
      return inline.text;
    case 'level':
      return inline.words;
    case 'box':
      return '';
  }
}
