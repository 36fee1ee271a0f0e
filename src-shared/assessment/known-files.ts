import { documentMeaning } from './document.ts';
import { type EvidenceFile, readEvidenceFile } from './evidence-file.ts';
import type { Folded, FoldedDocument } from './fold.ts';
import type { EvidenceFileId } from './identifiers.ts';

/** The evidence files on record, by their ids; those that were taken off the list too. */
export type KnownFiles = ReadonlyMap<EvidenceFileId, EvidenceFile>;

/** Reads them out of a state. The same state is read once, and a file that an edit did not touch stays the same object. */
export function knownFiles(folded: Folded): KnownFiles {
  const known = ofFolded.get(folded);
  if (known) return known;
  const files = new Map<EvidenceFileId, EvidenceFile>();
  for (const [document, fields] of folded) {
    // Told apart before it is taken to pieces: a chain has thousands of other documents.
    const meaning = document.startsWith('evidence/') ? documentMeaning(document) : null;
    const file = meaning?.kind === 'evidence' ? fileOf(meaning.file, fields) : null;
    if (file) files.set(file.id, file);
  }
  ofFolded.set(folded, files);
  return files;
}

const NAMES = new Intl.Collator('en-GB', { numeric: true });

/** The same in the order of names. */
export function readEvidenceFiles(folded: Folded): EvidenceFile[] {
  return [...knownFiles(folded).values()].sort((a, b) => NAMES.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** The file of a link while it is on record and on the list; null for one that proves nothing any more. */
export function fileOnList(files: KnownFiles, id: EvidenceFileId): EvidenceFile | null {
  const file = files.get(id);
  return file && !file.removed ? file : null;
}

function fileOf(id: EvidenceFileId, fields: FoldedDocument): EvidenceFile | null {
  const known = ofDocument.get(fields);
  if (known !== undefined) return known;
  const file = readEvidenceFile(id, fields);
  ofDocument.set(fields, file);
  return file;
}

const ofFolded = new WeakMap<Folded, KnownFiles>();
const ofDocument = new WeakMap<FoldedDocument, EvidenceFile | null>();
