import { fold } from '../../src-shared/assessment/fold.ts';
import type { PrintedForm } from '../../src-shared/contract/printing.ts';
import { accepted, type Result, unreachable } from '../../src-shared/result.ts';
import type { DocumentKind } from '../pdf/documents/document-kind.ts';
import { KINDS } from '../pdf/documents/kinds.ts';
import { makePdf } from '../pdf/make-pdf.ts';
import type { DocumentTree } from '../pdf/tree/document-tree.ts';
import { safeFileName } from '../places/safe-file-name.ts';
import { wordCopy } from '../word-copy/word-copy.ts';
import type { ToMake } from './messages.ts';

interface Planned {
  /** A suggestion for the file's name, with its ending. */
  readonly name: string;
  readonly tree: DocumentTree;
}

export interface MadeDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** @returns what the document would be called and what it says; in words why there is none, such as an unknown requirement */
export function planDocument({ document, form, set, changes, at, embedded, statement }: ToMake): Result<Planned, string> {
  const kind = KINDS[document.kind] as DocumentKind;
  const sources = { set, folded: fold(changes), at, embedded, statement };
  const tree = kind.tree(document, sources);
  if (!tree.ok) return tree;
  return accepted({ name: safeFileName(`${kind.fileName(document, sources)}${ENDINGS[form]}`), tree: tree.value });
}

/** Makes a whole document. The same input gives the same bytes. */
export async function makeDocument(asked: ToMake): Promise<Result<MadeDocument, string>> {
  const planned = planDocument(asked);
  if (!planned.ok) return planned;
  const { name, tree } = planned.value;
  return accepted({ name, bytes: await inForm(asked.form, tree) });
}

const ENDINGS: Readonly<Record<PrintedForm, string>> = { pdf: '.pdf', word: '.docx' };

async function inForm(form: PrintedForm, tree: DocumentTree): Promise<Uint8Array> {
  switch (form) {
    case 'pdf':
      return makePdf(tree);
    case 'word':
      return wordCopy(tree);
    default:
      return unreachable(form);
  }
}
