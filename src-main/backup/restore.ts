import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { EvidenceHash } from '../../src-shared/assessment/identifiers.ts';
import type { RestoreSource } from '../../src-shared/contract/backup.ts';
import type { BridgeOutput } from '../../src-shared/contract/bridge.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import type { Disk } from '../disk/disk.ts';
import type { WorkspaceEvidence } from '../evidence/evidence.ts';
import type { EvidenceStore } from '../evidence/store/evidence-store.ts';
import { DamagedEvidence, readSealed } from '../evidence/store/sealed-reader.ts';
import { PageReader } from '../journal/read-page.ts';
import { BackupDamaged } from './backup-damaged.ts';
import type { BackupFolder } from './backup-folder.ts';
import { evidenceIn, partsOf } from './backup-source.ts';
import { viewOf } from './backup-view.ts';
import { hashesOnRecord } from './hashes-on-record.ts';
import { described, usableManifest } from './list-backups.ts';
import type { MakingParts } from './make-backup.ts';
import type { Manifest } from './manifest.ts';

/** What restoring needs of a workspace's evidence, while its key is open. */
interface OpenEvidence extends Pick<WorkspaceEvidence, 'store' | 'conditions'> {
  readonly dataKey: Uint8Array;
}

/** Evidence of which more is known here than whether it is there, by the names that it has in the store. */
interface KnownEvidence {
  /** Removed for good here, so it does not come back. */
  readonly removed: ReadonlySet<string>;
  /** There, and found damaged. */
  readonly damaged: ReadonlySet<string>;
}

/** What a restore from a backup would find. Nothing is altered. */
export async function compareWith(
  parts: MakingParts,
  source: RestoreSource,
  known: KnownEvidence,
): Promise<BridgeOutput<'backup.compare'>> {
  const { shelf, disk, workspaces } = parts;
  const manifest = await usableManifest(await shelf.folderOf(source), source.from.id);
  const { damaged } = await shelf.kept(source.workspace);
  const { evidenceFolder } = partsOf(await workspaces.folder(source.workspace));
  const here = new Set(await evidenceIn(disk, evidenceFolder));
  const missing = manifest.evidence.filter(
    ({ name }) => !known.removed.has(name) && (!here.has(name) || known.damaged.has(name)),
  );
  return {
    backup: described(manifest.id, { kind: 'whole', manifest }, damaged),
    digests: manifest.digests,
    missingEvidence: { files: missing.length, bytes: missing.reduce((sum, { size }) => sum + size, 0) },
  };
}

/**
 * Reads the changes of backups in pages, without those that were removed for good here. Every record that is read is checked, by its
 * own checksum and that of its piece.
 */
export class BackupChanges {
  readonly #parts: MakingParts;
  /** The next page most often goes on where the last one ended. */
  #last: { readonly manifest: Manifest; readonly pages: PageReader } | null = null;

  constructor(parts: MakingParts) {
    this.#parts = parts;
  }

  async page(
    source: RestoreSource,
    documents: readonly DocumentId[] | null,
    after: number,
    limit: number,
  ): Promise<BridgeOutput<'backup.changes'>> {
    const folder = await this.#parts.shelf.folderOf(source);
    const manifest = await usableManifest(folder, source.from.id);
    if (this.#last?.manifest !== manifest)
      this.#last = { manifest, pages: new PageReader(viewOf(this.#parts.disk, folder, manifest), 'journal') };
    const end = { sequence: manifest.position, hash: null };
    const page = await this.#last.pages.page({ end, open: null }, after, limit, documents).catch((error: unknown) => {
      if (error instanceof BackupDamaged) return null;
      throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'read the changes in this backup');
    });
    // What was removed for good since must not be said again, not even as a new change.
    const { destroyed } = await this.#parts.workspaces.journal(source.workspace);
    if (page) return { changes: page.changes.filter(({ id }) => !destroyed.has(id)), next: page.next };
    throw new BridgeRefused(
      'cannot read',
      'The changes in this backup cannot all be read: a part of it is missing or damaged. What is on this computer was not changed. Use another backup.',
    );
  }
}

/**
 * Copies evidence back that the store lacks or that is damaged in it. Each file is opened and read through with the key before it
 * counts.
 *
 * @param wanted null for all that changes on record name
 */
export async function restoreEvidence(
  { shelf, disk, work, workspaces, now }: MakingParts,
  { store, conditions, dataKey }: OpenEvidence,
  source: RestoreSource,
  wanted: readonly EvidenceHash[] | null,
): Promise<BridgeOutput<'backup.restore-evidence'>> {
  const folder = await shelf.folderOf(source);
  const { evidence } = await usableManifest(folder, source.from.id);
  const stored = new Map(evidence.map((one) => [one.name, one]));
  const hashes = wanted ?? (await hashesOnRecord(await workspaces.journal(source.workspace)));
  return work.run('bringing back', async ({ signal, onBytes, onTotal }) => {
    onTotal(hashes.reduce((sum, hash) => sum + (stored.get(store.fileNameOf(hash))?.size ?? 0), 0));
    let noted: Promise<void> | undefined;
    const found: BridgeOutput<'backup.restore-evidence'> = { restored: [], notNeeded: [], notInBackup: [], damagedInBackup: [] };
    for (const hash of hashes) {
      signal.throwIfAborted();
      const name = store.fileNameOf(hash);
      const inBackup = stored.get(name);
      const isWhole = (await store.check(name)) === 'whole';
      const isBack = !isWhole && inBackup !== undefined && (await broughtBack(disk, folder, store, dataKey, name, hash));
      // The last write has all of them.
      if (isWhole || isBack) noted = conditions.note(name, 'whole', now());
      if (isWhole) found.notNeeded.push(hash);
      else if (isBack) found.restored.push(hash);
      else if (inBackup) found.damagedInBackup.push(hash);
      else found.notInBackup.push(hash);
      onBytes(inBackup?.size ?? 0);
    }
    await noted;
    return found;
  });
}

/** @returns false when the copy in the backup cannot be read or does not give the hash */
async function broughtBack(
  disk: Disk,
  folder: BackupFolder,
  store: EvidenceStore,
  dataKey: Uint8Array,
  name: string,
  hash: EvidenceHash,
): Promise<boolean> {
  const path = folder.pathOf('evidence', name);
  const length = await disk.size(path).catch(() => null);
  const file = length === null ? null : await disk.open(path, 'reading').catch(() => null);
  if (!file || length === null) return false;
  try {
    const reader = await readSealed(file, length, dataKey, hash).catch(() => null);
    if (!reader) return false;
    await store.keep(reader.pieces());
    return true;
  } catch (error) {
    // What the store refuses, on a full disk perhaps, is no fault of the backup.
    if (error instanceof BridgeRefused && !(error instanceof DamagedEvidence)) throw error;
    return false;
  } finally {
    await file.close();
  }
}
