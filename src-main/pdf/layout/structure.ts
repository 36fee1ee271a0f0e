/**
 * The structure tree of a document, as a screen reader walks it. It is made from the document tree alone; the layout only says
 * where its leaves stand, so a page break can never change what is read.
 */

/** Standard structure types of PDF 1.7 that our documents use. */
export type Role =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'Span'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Form'
  | 'Link'
  | 'TOC'
  | 'TOCI'
  | 'Reference';

export interface StructureElement {
  readonly kind: 'element';
  readonly role: Role;
  readonly attributes: Attributes;
  readonly kids: readonly (StructureElement | Leaf)[];
}

/** Something that is drawn: one or more fragments, on one page or several. Every leaf is drawn. */
export interface Leaf {
  readonly kind: 'leaf';
}

export interface Attributes {
  /** Words instead of what is drawn: figures. */
  readonly alternative?: string;
  /** Of `TH`. */
  readonly scope?: 'Row' | 'Column';
  readonly columnSpan?: number;
  /** Of `L`. */
  readonly listNumbering?: 'None' | 'Disc' | 'Decimal';
  /** Of `Table`: its name in words. */
  readonly summary?: string;
  /** Of `Form`: a box on paper, which nobody can tick on screen. */
  readonly checkBox?: { readonly isTicked: boolean; readonly spoken: string };
}
