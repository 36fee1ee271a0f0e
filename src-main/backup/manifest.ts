import { hash } from 'node:crypto';
import { z } from 'zod';
import { documentDigest } from '../../src-shared/assessment/digest.ts';
import { documentId } from '../../src-shared/assessment/document.ts';
import { deviceId, workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { type BackupContents, type BackupId, backupId } from '../../src-shared/contract/backup.ts';
import { parseJson } from '../data-folder/parse-json.ts';
import { isFileName } from '../evidence/store/sealed-format.ts';

/** The form of backups that this version writes. One with a higher number is left alone. */
export const BACKUP_FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Where a file of a backup belongs in the folder of its workspace; requirement sets that were loaded here lie beside it. A
 * closed list: what is read from a backup never names another place.
 */
export const backedUpPath = z
  .string()
  .regex(
    /^(workspace\.json|key-envelope\.json|journal\/\d{12}\.(records|records\.gz|damaged-[0-9a-f]{8})|requirement-sets\/[A-Za-z0-9][A-Za-z0-9._~-]{0,150}\.json)$/,
  );

/** A file, put together from pieces that lie under their SHA-256. One that grows gets a further piece in the next backup. */
const backedUpFile = z.strictObject({
  path: backedUpPath,
  pieces: z.array(z.strictObject({ object: sha256, size: z.int().min(0) })),
});
export type BackedUpFile = z.infer<typeof backedUpFile>;

export const evidenceName = z.string().refine(isFileName, 'not the name of an evidence file');

/** A file of the evidence store as it lies there: encrypted, under its own name. */
const backedUpEvidence = z.strictObject({
  name: evidenceName,
  size: z.int().min(0),
  /** The SHA-256 of the encrypted bytes. */
  hash: sha256,
  /** Whether the copy was opened with the key and read through. */
  proved: z.boolean(),
});
export type BackedUpEvidence = z.infer<typeof backedUpEvidence>;

/** What one backup holds (docs/backup.md). */
export const manifest = z.strictObject({
  backup: z.literal('igt-desktop'),
  format: z.literal(BACKUP_FORMAT),
  id: backupId,
  /** One more than that of the backup before, whatever the clock says. */
  number: z.int().min(1),
  at: z.iso.datetime({ precision: 3 }),
  workspace: workspaceId,
  /** The organisation's name at that time. */
  name: z.string(),
  device: deviceId,
  /** The number of the journal's last record. */
  position: z.int().min(0),
  /** How many changes the journal in it holds. */
  changes: z.int().min(0),
  digests: z.record(documentId, documentDigest),
  files: z.array(backedUpFile),
  evidence: z.array(backedUpEvidence),
});
export type Manifest = z.infer<typeof manifest>;

/** A manifest as it was found. */
export type FoundManifest =
  | { readonly kind: 'whole'; readonly manifest: Manifest }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer'; readonly format: number };

const anyManifest = z.looseObject({ backup: z.literal('igt-desktop'), format: z.int().min(1) });

/** As it is written: JSON that a person can read, and its own SHA-256 as the last member. */
export function formatManifest(said: object): string {
  const check = hash('sha256', JSON.stringify(said));
  return `${JSON.stringify({ ...said, check }, null, 1)}\n`;
}

/** Reads a manifest back. Every byte counts: one that is altered anywhere is damaged. */
export function parseManifest(text: string, id: BackupId): FoundManifest {
  const raw = parseJson(text);
  const format = anyManifest.safeParse(raw).data?.format;
  if (format !== undefined && format > BACKUP_FORMAT) return { kind: 'newer', format };
  if (typeof raw !== 'object' || raw === null || !('check' in raw)) return { kind: 'damaged' };
  const { check: _, ...said } = raw;
  if (formatManifest(said) !== text) return { kind: 'damaged' };
  const parsed = manifest.safeParse(said);
  return parsed.success && parsed.data.id === id ? { kind: 'whole', manifest: parsed.data } : { kind: 'damaged' };
}

export function contentsOf({ changes, files, evidence }: Pick<Manifest, 'changes' | 'files' | 'evidence'>): BackupContents {
  const sizes = [...files.flatMap(({ pieces }) => pieces), ...evidence].map(({ size }) => size);
  return { changes, evidenceFiles: evidence.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** `20261129T130512123Z-1a2b3c4d`: sorts by time, and is a name on every file system. */
export function backupIdOf(at: Date, tag: string): BackupId {
  return backupId.parse(`${at.toISOString().replace(/[-:.]/g, '')}-${tag}`);
}

/** When it was made, as its name says: for one that cannot be read. */
export function momentOf(id: BackupId): string {
  const [, year, month, day, hour, minute, second, milli] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/.exec(id) ?? [];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`;
}
