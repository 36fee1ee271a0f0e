import { loadFaces } from './fonts/load-faces.ts';
import { layOut } from './layout/lay-out.ts';
import { paint } from './paint/paint.ts';
import { withNoteOfMissing } from './text/note-of-missing.ts';
import type { DocumentTree } from './tree/document-tree.ts';

/**
 * The bytes of a document: with a note of the characters that cannot be printed, laid out on pages, and painted with its structure.
 * The same tree gives the same bytes.
 */
export function makePdf(tree: DocumentTree): Uint8Array {
  const { faces, font } = loadFaces();
  const placed = layOut(withNoteOfMissing(tree, faces), faces);
  return paint(placed, { regular: font('regular').bytes, strong: font('strong').bytes });
}
