import type { Box, Drawing } from '../tree/document-tree.ts';
import type { Leaf } from './structure.ts';
import type { LookName } from './style.ts';
import type { Target, WordLink, Words } from './words.ts';

/** The blocks of a document tree after each word got its leaf in the structure: what is set into columns. */
export type TaggedBlock =
  | TaggedText
  | TaggedList
  | TaggedCheckList
  | TaggedRows
  | TaggedFigure
  | { readonly kind: 'box'; readonly tone: 'note' | 'warning'; readonly blocks: readonly TaggedBlock[] }
  | { readonly kind: 'group'; readonly blocks: readonly TaggedBlock[] }
  | TaggedCover
  | TaggedContents
  | { readonly kind: 'writing lines'; readonly lines: number }
  | { readonly kind: 'page break' };

export interface TaggedText {
  readonly kind: 'text';
  readonly look: LookName;
  /** Set off from our own words. */
  readonly isTyped: boolean;
  readonly words: Words;
  /** Of a heading: what leads here. It stays with what follows. */
  readonly target: Target | null;
}

export interface TaggedList {
  readonly kind: 'list';
  readonly items: readonly { readonly label: Words; readonly blocks: readonly TaggedBlock[] }[];
}

export interface TaggedCheckList {
  readonly kind: 'check list';
  readonly items: readonly {
    readonly box: Box;
    readonly boxLeaf: Leaf;
    readonly label: Words;
    readonly blocks: readonly TaggedBlock[];
  }[];
}

/** A table, or key values. */
export interface TaggedRows {
  readonly kind: 'rows';
  readonly caption: Words;
  /** None for key values. */
  readonly head: readonly Words[] | null;
  readonly columns: readonly RowsColumn[];
  readonly rows: readonly (readonly TaggedCell[])[];
}

interface RowsColumn {
  readonly width: 'fit' | { readonly weight: number };
  readonly align: 'left' | 'right';
}

export interface TaggedCell {
  readonly blocks: readonly TaggedBlock[];
  readonly span: number;
}

export interface TaggedFigure {
  readonly kind: 'figure';
  readonly drawing: Drawing;
  readonly leaf: Leaf;
  /** Names, values and the name of the pass mark, as words of the same leaf. */
  readonly bars: readonly { readonly name: Words; readonly value: Words; readonly share: number | null }[];
  readonly markName: Words;
}

export interface TaggedCover {
  readonly kind: 'cover';
  readonly product: Words;
  readonly title: TaggedText;
  readonly under: Words;
  readonly blocks: readonly TaggedBlock[];
}

export interface TaggedContents {
  readonly kind: 'contents';
  readonly title: TaggedText;
  readonly entries: readonly {
    readonly target: Target;
    readonly words: Words;
    readonly numberLeaf: Leaf;
    readonly link: WordLink;
  }[];
}
