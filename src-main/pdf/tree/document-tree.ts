/**
 * What a printed document says, before anybody knows where it will stand on paper. Plain data: it can be sent to a thread,
 * compared in a test, and turned into another format. It knows nothing of pages, fonts or PDF.
 */
export interface DocumentTree {
  /** In the file's properties, the window's title bar and the running header: `Requirement 14.1-117 for Riverside Surgery`. */
  readonly title: string;
  /** One sentence for the file's properties. */
  readonly subject: string;
  /** The organisation, or the product where there is none. */
  readonly author: string;
  /** When it was made; an input, so that the same input gives the same bytes. */
  readonly madeAt: Date;
  readonly furniture: Furniture;
  readonly print: 'normal' | 'large';
  readonly blocks: readonly Block[];
}

/** What stands on every page, page numbers aside. The cover has none of it but the foot. */
export interface Furniture {
  /** `Riverside Surgery · EX0001`. */
  readonly left: string;
  /** `IG Toolkit 14.1 · 2026/27`. */
  readonly right: string;
  /** Whose tool this is, and what it is not. */
  readonly foot: string;
}

/** Places that bookmarks, contents and links lead to. */
export type PlaceId = string & { readonly __place: never };

export function placeId(name: string): PlaceId {
  return name as PlaceId;
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | CheckListBlock
  | KeyValueBlock
  | TableBlock
  | FigureBlock
  | BoxBlock
  | GroupBlock
  | CoverBlock
  | ContentsBlock
  | WritingLinesBlock
  | { readonly kind: 'page break' };

/** Levels follow each other without a gap, and the first is 1. Each is a bookmark; it never stands at the foot of a page. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly words: readonly Inline[];
  readonly place?: PlaceId;
  /** Shorter words for the bookmarks; those of the heading where it has none. */
  readonly bookmark?: string;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly words: readonly Inline[];
  /** `lead` opens a page, `quiet` is small and grey, `typed` is what a person wrote: it is set off from our own words. */
  readonly tone: 'body' | 'lead' | 'quiet' | 'typed';
}

export interface ListBlock {
  readonly kind: 'list';
  readonly marks: 'bullets' | 'numbers';
  readonly items: readonly (readonly Block[])[];
}

/** Tick boxes, as on a paper form. */
export interface CheckListBlock {
  readonly kind: 'check list';
  readonly items: readonly CheckItem[];
}

export interface CheckItem {
  readonly box: Box;
  /** In front of the words, strong: `1a`. */
  readonly label: string;
  readonly words: readonly Inline[];
  /** Indented under the words. */
  readonly below: readonly Block[];
}

/** `spoken` is what a screen reader says of it: `ticked`, `not ticked`, `to tick by hand`. */
export interface Box {
  readonly state: 'ticked' | 'empty';
  readonly spoken: string;
}

/** Two columns, no head: what something is called, and what it is. Spoken as a table with row headers. */
export interface KeyValueBlock {
  readonly kind: 'key values';
  readonly rows: readonly { readonly key: string; readonly value: readonly Block[] }[];
}

export interface TableBlock {
  readonly kind: 'table';
  /** Above it, and its name for who cannot see it. */
  readonly caption: readonly Inline[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly title: string;
  /** How the width is shared: `fit` takes what it says on one line, or its longest word where there is no room; others share the rest by weight. */
  readonly width: 'fit' | { readonly weight: number };
  readonly align: 'left' | 'right';
}

/** As many cells as there are columns, counting what they span. */
export interface Row {
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly blocks: readonly Block[];
  /** True for the cell that names its row. */
  readonly isRowHeader: boolean;
  readonly span: number;
}

/** Drawn, with words for who cannot see it. What the drawing says is also in the text beside it or in `alternative`. */
export interface FigureBlock {
  readonly kind: 'figure';
  readonly drawing: Drawing;
  readonly alternative: string;
}

/** Bars with their names and values beside them: the score by initiative. They survive black-and-white printing. */
export interface Drawing {
  readonly kind: 'bars';
  /** `share` is 0 to 1, or null where there is nothing to measure yet; `mark` is where the pass mark stands, 0 to 1. */
  readonly bars: readonly { readonly name: string; readonly value: string; readonly share: number | null }[];
  readonly mark: { readonly at: number; readonly name: string } | null;
}

/** A box around something worth noticing. */
export interface BoxBlock {
  readonly kind: 'box';
  readonly tone: 'note' | 'warning';
  readonly blocks: readonly Block[];
}

/** Stands together on one page wherever it fits on one. */
interface GroupBlock {
  readonly kind: 'group';
  readonly blocks: readonly Block[];
}

/** Fills the first page: a title of its own, and what belongs under it. The next block begins on a new page. */
export interface CoverBlock {
  readonly kind: 'cover';
  /** Above the title: `IG Toolkit Desktop`. */
  readonly product: string;
  readonly title: string;
  readonly under: string;
  readonly blocks: readonly Block[];
}

/** The headings down to a level, with their pages, as links. */
export interface ContentsBlock {
  readonly kind: 'contents';
  readonly title: string;
  readonly depth: 1 | 2 | 3;
}

/** Ruled lines to write on by hand. */
interface WritingLinesBlock {
  readonly kind: 'writing lines';
  readonly lines: number;
}

export type Inline =
  /** `typed` is what a person wrote; `strong` is bold. A line end in it is a line end on paper. */
  | { readonly kind: 'text'; readonly text: string; readonly strong: boolean }
  | { readonly kind: 'link'; readonly text: string; readonly to: LinkTarget }
  /** The level mark of the screens: a small bar that reads without colour, and the words. */
  | { readonly kind: 'level'; readonly mark: LevelMark; readonly words: string }
  | { readonly kind: 'box'; readonly box: Box };

export type LinkTarget = { readonly kind: 'web'; readonly address: string } | { readonly kind: 'place'; readonly place: PlaceId };

export type LevelMark = 0 | 1 | 2 | 3 | 'none' | 'not counted';
