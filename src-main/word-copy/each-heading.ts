import type { Block, HeadingBlock } from '../pdf/tree/document-tree.ts';

/** Every heading in reading order, also those within groups and boxes. */
export function* eachHeading(blocks: readonly Block[]): Generator<HeadingBlock> {
  for (const block of blocks)
    switch (block.kind) {
      case 'heading':
        yield block;
        break;
      case 'group':
      case 'box':
      case 'cover':
        yield* eachHeading(block.blocks);
        break;
      case 'list':
        for (const item of block.items) yield* eachHeading(item);
        break;
      case 'check list':
        for (const { below } of block.items) yield* eachHeading(below);
        break;
    }
}
