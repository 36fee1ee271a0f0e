import { unreachable } from '../../../src-shared/result.ts';
import type { Block, DocumentTree, Inline } from './document-tree.ts';

/**
 * Every text of a tree that is set on paper, in reading order, each once: what the running header and foot repeat comes first and
 * counts once. What is only spoken, and what is only in the file's properties, is not among them.
 */
export function* textsOf({ furniture, blocks }: DocumentTree): Generator<string, void, undefined> {
  yield* [furniture.left, furniture.right, furniture.foot];
  yield* textsOfBlocks(blocks);
}

function* textsOfBlocks(blocks: readonly Block[]): Generator<string, void, undefined> {
  for (const block of blocks) yield* textsOfBlock(block);
}

function* textsOfBlock(block: Block): Generator<string, void, undefined> {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return yield* textsOfWords(block.words);
    case 'list':
      for (const item of block.items) yield* textsOfBlocks(item);
      return;
    case 'check list':
      for (const { label, words, below } of block.items) {
        yield label;
        yield* textsOfWords(words);
        yield* textsOfBlocks(below);
      }
      return;
    case 'key values':
      for (const { key, value } of block.rows) {
        yield key;
        yield* textsOfBlocks(value);
      }
      return;
    case 'table':
      yield* textsOfWords(block.caption);
      for (const { title } of block.columns) yield title;
      for (const { cells } of block.rows) for (const cell of cells) yield* textsOfBlocks(cell.blocks);
      return;
    case 'figure':
      for (const { name, value } of block.drawing.bars) yield* [name, value];
      if (block.drawing.mark) yield block.drawing.mark.name;
      return;
    case 'box':
    case 'group':
      return yield* textsOfBlocks(block.blocks);
    case 'cover':
      yield* [block.product, block.title, block.under];
      return yield* textsOfBlocks(block.blocks);
    case 'contents':
      // Its lines are the headings.
      return yield block.title;
    case 'writing lines':
    case 'page break':
      return;
    default:
      unreachable(block);
  }
}

function* textsOfWords(words: readonly Inline[]): Generator<string, void, undefined> {
  for (const inline of words) {
    switch (inline.kind) {
      case 'text':
      case 'link':
        yield inline.text;
        break;
      case 'level':
        yield inline.words;
        break;
      case 'box':
        break;
      default:
        unreachable(inline);
    }
  }
}
