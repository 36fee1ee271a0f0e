import { AlignmentType, type IParagraphOptions } from 'docx';
import type { BoxBlock, DocumentTree } from '../pdf/tree/document-tree.ts';
import { type Links, linksOf } from './links.ts';
import { COLOURS, type Look, lookOf, TEXT_WIDTH } from './look.ts';

/** Where in the document a block stands. */
export interface Around {
  readonly tree: DocumentTree;
  readonly links: Links;
  readonly look: Look;
  /** How far from the left edge of the text or of its cell. */
  readonly indent: number;
  /** From there to the right edge. */
  readonly width: number;
  readonly listLevel: number;
  /** Stays on the page of what follows. */
  readonly keepNext: boolean;
  /** Numbers stand on the right of their column. */
  readonly align: 'left' | 'right';
  readonly box: BoxBlock['tone'] | null;
  /** Counts the numbered lists, each of which begins with 1. */
  readonly lists: { made: number };
}

export function around(tree: DocumentTree): Around {
  return {
    tree,
    links: linksOf(tree),
    look: lookOf(tree.print),
    indent: 0,
    width: TEXT_WIDTH,
    listLevel: 0,
    keepNext: false,
    align: 'left',
    box: null,
    lists: { made: 0 },
  };
}

export function movedIn(around: Around, by: number): Around {
  return { ...around, indent: around.indent + by, width: around.width - by };
}

/** What every paragraph there has. A box is drawn by its paragraphs, whose borders word processors join. */
export function paragraphLook({ indent, keepNext, align, box }: Around): IParagraphOptions {
  const line = { style: 'single', size: 6, space: 6, color: COLOURS.rule } as const;
  return {
    ...(indent > 0 ? { indent: { left: indent } } : {}),
    ...(keepNext ? { keepNext: true } : {}),
    ...(align === 'right' ? { alignment: AlignmentType.RIGHT } : {}),
    ...(box === null
      ? {}
      : { border: { top: line, bottom: line, left: line, right: line }, shading: { type: 'clear', fill: COLOURS[box] } }),
  };
}
