import type { Folded } from '../../../src-shared/assessment/fold.ts';
import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import type { AssuranceStatement } from '../../../src-shared/catalogue/statement.ts';
import type { PrintedDocument, PrintedKind } from '../../../src-shared/contract/printing.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { DocumentTree } from '../tree/document-tree.ts';

/** What a document is made from. The same sources give the same tree, wherever it is made. */
export interface Sources {
  /** The set that the document names, complete. */
  readonly set: RequirementSet;
  /** The folded state of a workspace, or of an assessment file; empty for what needs no answers. */
  readonly folded: Folded;
  /** When it is made. */
  readonly at: Date;
  /** What became of each evidence file, by its SHA-256, where files are embedded. */
  readonly embedded: ReadonlyMap<string, EmbeddedFile>;
  /** The assurance statement's text; only the document of that name has a use for it. */
  readonly statement?: AssuranceStatement | undefined;
}

/** In the pack under a name, or left out with the reason in words. */
export type EmbeddedFile =
  | { readonly kind: 'embedded'; readonly name: string }
  | { readonly kind: 'left out'; readonly why: string };

/** One kind of document: what it is called on disk, and how its tree is made. Each is one file of this folder. */
export interface DocumentKind<Asked extends PrintedDocument = PrintedDocument> {
  /** A suggestion with its ending left off: `Riverside Surgery IG Toolkit 14.1 requirement 117`. */
  readonly fileName: (asked: Asked, sources: Sources) => string;
  /** @returns the tree, or in plain words why there is none: a requirement that the set does not have */
  readonly tree: (asked: Asked, sources: Sources) => Result<DocumentTree, string>;
}

export type DocumentKinds = { readonly [Kind in PrintedKind]: DocumentKind<Extract<PrintedDocument, { kind: Kind }>> };
