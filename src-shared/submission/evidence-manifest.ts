import { z } from 'zod';
import type { DocumentId } from '../assessment/document.ts';
import { evidenceUses } from '../assessment/evidence-uses.ts';
import { EMPTY_DOCUMENT, type Folded } from '../assessment/fold.ts';
import type { EvidenceHash } from '../assessment/identifiers.ts';
import { readEvidenceFiles } from '../assessment/known-files.ts';
import { canonicalHash } from '../assessment/snapshot.ts';

/** Raised when the same evidence would give another hash. */
const MANIFEST_FORMAT = 1;

/** 128 random bits. Without them whoever guesses a file could find out from the receipt whether it was there. */
export const manifestSalt = z
  .string()
  .regex(/^[0-9a-f]{32}$/, 'not 128 bits in hexadecimal digits')
  .brand('ManifestSalt');
export type ManifestSalt = z.infer<typeof manifestSalt>;

/** One evidence file in the version that counts. */
interface ManifestFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly hash: EvidenceHash;
  /** When this version was attached, by the computer's clock. */
  readonly added: string;
  readonly effective: string | null;
  readonly review: string | null;
}

/** Every evidence file behind a published copy. It stays private; a receipt carries its hash alone. */
export interface EvidenceManifest {
  readonly format: typeof MANIFEST_FORMAT;
  readonly salt: ManifestSalt;
  /** In the order of their hashes; the same bytes under two names are two. */
  readonly files: readonly ManifestFile[];
}

/**
 * The manifest of what an assessment's answers use. Made from the folded copy alone, so that the service and every computer make the
 * same one.
 */
export function evidenceManifest(folded: Folded, assessment: DocumentId, salt: ManifestSalt): EvidenceManifest {
  const used = evidenceUses(new Map([[assessment, folded.get(assessment) ?? EMPTY_DOCUMENT]]));
  const files = readEvidenceFiles(folded)
    .filter(({ id, removed }) => !removed && used.has(id))
    .map(({ id, name, current, effective, review }) => ({
      id,
      file: { name, size: current.size, hash: current.hash, added: current.addedAt, effective, review },
    }))
    // By text and not by a language's rules, which differ between engines.
    .sort((a, b) => (`${a.file.hash} ${a.id}` < `${b.file.hash} ${b.id}` ? -1 : 1));
  return { format: MANIFEST_FORMAT, salt, files: files.map(({ file }) => file) };
}

/** SHA-256 over RFC 8785 JSON, as 64 hexadecimal digits. */
export function manifestHash(manifest: EvidenceManifest): string {
  return canonicalHash(manifest);
}
