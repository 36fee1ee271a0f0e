import type { FaceName, GlyphRun } from '../fonts/face.ts';
import type { Box, LevelMark } from '../tree/document-tree.ts';
import type { Leaf, StructureElement } from './structure.ts';

/** A place in the document that something leads to: a heading. Compared by identity. */
export interface Target {
  readonly level: 1 | 2 | 3 | 4;
  readonly bookmark: string;
}

/** Words of which each knows its leaf, cut where a line may end. Widths are thousandths of the type size. */
export type Words = readonly Atom[];

export type Atom = TextAtom | BarAtom | BoxAtom | { readonly kind: 'line end' };

export interface TextAtom {
  readonly kind: 'text';
  readonly face: FaceName;
  readonly run: GlyphRun;
  /** How much of its width is a space at its end, which may hang over the end of a line. */
  readonly hanging: number;
  readonly leaf: Leaf;
  readonly link: WordLink | null;
  readonly actualText: string | null;
  readonly after: After;
}

/** Whether a line may end after it; `hyphen` where a hyphen is then drawn that nobody typed. */
export type After = 'hold' | 'may end' | 'hyphen';

/** The bar of a level mark: an artifact, because the words behind it say the same. */
interface BarAtom {
  readonly kind: 'bar';
  readonly mark: LevelMark;
}

interface BoxAtom {
  readonly kind: 'box';
  readonly box: Box;
  readonly leaf: Leaf;
}

export interface WordLink {
  readonly element: StructureElement;
  readonly contents: string;
  readonly to: { readonly kind: 'web'; readonly address: string } | { readonly kind: 'target'; readonly target: Target };
}
