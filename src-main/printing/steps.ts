import type { DocumentKind, DocumentKinds } from '../pdf/documents/document-kind.ts';
import { KINDS } from '../pdf/documents/kinds.ts';

/** Stands where the tree of the assurance pack is coming. */
export const kinds: DocumentKinds = { ...KINDS, pack: KINDS.assessment as unknown as DocumentKind as DocumentKinds['pack'] };
