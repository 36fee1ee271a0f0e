import { loadFaces } from './fonts/load-faces.ts';
import { layOut } from './layout/lay-out.ts';
import { paint } from './paint/paint.ts';
import type { DocumentTree } from './tree/document-tree.ts';

/** The bytes of a document: laid out on pages, and painted with its structure. The same tree gives the same bytes. */
export function makePdf(tree: DocumentTree): Uint8Array {
  const { faces, font } = loadFaces();
  return paint(layOut(tree, faces), { regular: font('regular').bytes, strong: font('strong').bytes });
}
