import type { Block, HeadingBlock } from '../../../src-main/pdf/tree/document-tree.ts';
import { wordsOf } from './words-of.ts';

/** A line of the contents. */
export interface ListedHeading {
  readonly level: HeadingBlock['level'];
  readonly words: string;
  /** Unique in the document. */
  readonly id: string;
}

/** The headings down to a level, in reading order. */
export function headingsOf(blocks: readonly Block[], depth: number): ListedHeading[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'group') return headingsOf(block.blocks, depth);
    if (block.kind !== 'heading' || block.level > depth) return [];
    return [{ level: block.level, words: block.bookmark ?? wordsOf(block.words), id: idOf(block) }];
  });
}

/** Headings that can be led to have a place of their own; the others are led to by their words. */
export function idOf({ place, words }: HeadingBlock): string {
  return place ?? wordsOf(words);
}
