import type { Block, HeadingBlock, Inline, PlaceId } from '../tree/document-tree.ts';
import type { Target } from './words.ts';

/** A heading of the document, wherever it stands, and what leads to it. */
export interface FoundHeading {
  readonly block: HeadingBlock;
  readonly target: Target;
}

/** @returns all headings in reading order */
export function headingsOf(blocks: readonly Block[]): readonly FoundHeading[] {
  return blocks.flatMap((block): readonly FoundHeading[] => {
    switch (block.kind) {
      case 'heading':
        return [{ block, target: { level: block.level, bookmark: block.bookmark ?? plainWords(block.words) } }];
      case 'box':
      case 'group':
      case 'cover':
        return headingsOf(block.blocks);
      case 'list':
        return block.items.flatMap(headingsOf);
      case 'check list':
        return block.items.flatMap(({ below }) => headingsOf(below));
      case 'key values':
        return block.rows.flatMap(({ value }) => headingsOf(value));
      case 'table':
        return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => headingsOf(cell.blocks)));
      default:
        return [];
    }
  });
}

/** @returns where each place leads; of two with the same name, the first */
export function placesOf(headings: readonly FoundHeading[]): ReadonlyMap<PlaceId, Target> {
  const places = new Map<PlaceId, Target>();
  for (const { block, target } of headings) {
    if (block.place !== undefined && !places.has(block.place)) {
      places.set(block.place, target);
    }
  }
  return places;
}

/** @returns words without their looks, on one line */
export function plainWords(words: readonly Inline[]): string {
  return words.map(plainWord).join('').replace(/\s+/gu, ' ').trim();
}

function plainWord(inline: Inline): string {
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
