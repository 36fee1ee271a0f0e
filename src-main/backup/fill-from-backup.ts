import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '../data-folder/parse-json.ts';
import { syncFolder, writeFileDurably } from '../data-folder/write-file-durably.ts';
import type { Disk, Reading } from '../disk/disk.ts';
import { type KeyEnvelope, keyEnvelope } from '../keys/key-envelope.ts';
import { NO_KEYCHAINS, writeKeysFile } from '../keys/keys-file.ts';
import { BackupDamaged } from './backup-damaged.ts';
import type { BackupFolder } from './backup-folder.ts';
import { partsOf } from './backup-source.ts';
import { viewOf } from './backup-view.ts';
import { lostEvidence } from './check-backup.ts';
import { checkJournal } from './check-journal.ts';
import type { WorkParts } from './long-work.ts';
import type { Manifest } from './manifest.ts';
import { copyInto, SourceUnreadable } from './store-objects.ts';
import { KEY_ENVELOPE, WORKSPACE_FILE } from './workspace-source.ts';

/**
 * Writes what a backup holds of a workspace into a new folder, and flushes it. The journal is opened and counted first.
 *
 * @returns in words what could not be brought back; the answers are never among it
 * @throws BackupDamaged when the answers in it are not whole
 */
export async function fillFromBackup(
  disk: Disk,
  folder: BackupFolder,
  manifest: Manifest,
  into: string,
  parts: WorkParts,
): Promise<string[]> {
  const view = viewOf(disk, folder, manifest);
  const checked = await checkJournal(view, manifest.digests);
  if (checked.kind === 'damaged') throw new BackupDamaged(checked.words);
  const { journalFolder, evidenceFolder } = partsOf(into);
  for (const made of [journalFolder, evidenceFolder]) await mkdir(made, { mode: 0o700 });
  const hasName = manifest.files.some(({ path }) => path === WORKSPACE_FILE);
  if (hasName) await writeFileDurably(join(into, WORKSPACE_FILE), await view.read(WORKSPACE_FILE));
  for (const name of await view.names('journal'))
    await writeFileDurably(join(journalFolder, name), await view.read(`journal/${name}`));
  const notes: string[] = [];
  const envelope = await envelopeIn(view);
  if (envelope) await writeKeysFile(into, { ...envelope, keychains: NO_KEYCHAINS, keyFile: null });
  else if (manifest.evidence.length > 0)
    notes.push('There is no key in this backup that this version can read, so its evidence files cannot be opened.');
  parts.onTotal(manifest.evidence.reduce((sum, { size }) => sum + size, 0));
  let lost = 0;
  for (const one of manifest.evidence) {
    const to = join(evidenceFolder, one.name);
    const copied = await copyInto(disk, folder.pathOf('evidence', one.name), to, parts).catch((error: unknown) => {
      if (error instanceof SourceUnreadable) return null;
      throw error;
    });
    if (copied?.hash === one.hash) continue;
    await disk.remove(to);
    lost += 1;
  }
  await syncFolder(evidenceFolder);
  if (lost > 0) notes.push(lostEvidence(lost));
  return notes;
}

/** The key in a backup, as it may travel; null when there is none, or none that this version can read. */
export async function envelopeIn(view: Reading): Promise<KeyEnvelope | null> {
  const bytes = await view.read(KEY_ENVELOPE).catch(() => null);
  return bytes && (keyEnvelope.safeParse(parseJson(bytes.toString('utf8'))).data ?? null);
}
