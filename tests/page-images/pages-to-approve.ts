import { fileURLToPath } from 'node:url';
import type { DocumentTree } from '../../src-main/pdf/tree/document-tree.ts';
import { everyBlock } from '../every-block.ts';
import { exampleSet } from '../example-set.ts';
import { everyDocument, FILES_IN_PACK, PRINTED_AT, practiceToPrint, treeOfDocument } from '../printed-practice.ts';
import { shippedStatement } from '../shipped-statement.ts';

/** Where the approved pages are, a text file a document. */
const APPROVED = fileURLToPath(new URL('../frozen/pages', import.meta.url));

export interface DocumentToApprove {
  readonly name: string;
  readonly file: string;
  readonly tree: () => DocumentTree;
}

/** Every kind of document in both sizes of print, of invented data at a fixed time, and one with every kind of block. */
export function documentsToApprove(): DocumentToApprove[] {
  const set = exampleSet(2);
  const sources = {
    set,
    folded: practiceToPrint().folded,
    at: PRINTED_AT,
    embedded: FILES_IN_PACK,
    statement: shippedStatement(),
  };
  return (['normal', 'large'] as const).flatMap((print) =>
    [
      ...Object.entries(everyDocument(set, print)).map(
        ([kind, document]) => [kind, () => treeOfDocument(document, sources)] as const,
      ),
      ['every block', () => ({ ...everyBlock(), print })] as const,
    ].map(([kind, tree]) => ({
      name: `${kind}, ${print} print`,
      file: `${APPROVED}/${kind.replaceAll(' ', '-')}-${print}.txt`,
      tree,
    })),
  );
}
