import { evidenceDocument } from '../assessment/document.ts';
import { readEvidenceFile } from '../assessment/evidence-file.ts';
import { EMPTY_DOCUMENT, type Folded } from '../assessment/fold.ts';
import type { EvidenceFileId } from '../assessment/identifiers.ts';
import { sizeInWords } from '../size-in-words.ts';

/** A linked file as lists and paper name it: `Training log.pdf (120 kB)`. Total: one that is not described here says so. */
export function linkedFileInWords(folded: Folded, id: EvidenceFileId): string {
  const file = readEvidenceFile(id, folded.get(evidenceDocument(id)) ?? EMPTY_DOCUMENT);
  return file === null ? 'a file that is not described here' : `${file.name} (${sizeInWords(file.current.size)})`;
}
