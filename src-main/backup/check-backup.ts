import type { Disk } from '../disk/disk.ts';
import { BackupDamaged } from './backup-damaged.ts';
import type { BackupFolder } from './backup-folder.ts';
import { viewOf } from './backup-view.ts';
import { checkJournal } from './check-journal.ts';
import type { BackedUpEvidence, Manifest } from './manifest.ts';
import { type CopyParts, hashOf } from './store-objects.ts';

/**
 * Reads everything that a backup refers to, opens its journal and counts what it holds.
 *
 * @returns in words what cannot be brought back from it; null when all of it can
 */
export async function checkBackup(
  disk: Disk,
  folder: BackupFolder,
  manifest: Manifest,
  parts: CopyParts,
): Promise<string | null> {
  const view = viewOf(disk, folder, manifest);
  const found: string[] = [];
  try {
    for (const { path } of manifest.files) await view.read(path);
    const journal = await checkJournal(view, manifest.digests);
    if (journal.kind === 'damaged') found.push(journal.words);
    else if (journal.changes !== manifest.changes) found.push('The journal in it does not hold as many changes as it should.');
  } catch (error) {
    if (!(error instanceof BackupDamaged)) throw error;
    found.push('A part of the answers in it cannot be read.');
  }
  let lost = 0;
  for (const one of manifest.evidence) if (!(await isWhole(disk, folder, one, parts))) lost += 1;
  if (lost > 0) found.push(lostEvidence(lost));
  return found.length === 0 ? null : found.join(' ');
}

/** Reads one stored evidence file again. */
export async function isWhole(
  disk: Disk,
  folder: BackupFolder,
  { name, size, hash }: BackedUpEvidence,
  parts: CopyParts,
): Promise<boolean> {
  const read = await hashOf(disk, folder.pathOf('evidence', name), parts).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EIO') return null;
    throw error;
  });
  return read !== null && read.size === size && read.hash === hash;
}

export function lostEvidence(count: number): string {
  return count === 1 ? 'One evidence file in it is missing or damaged.' : `${count} evidence files in it are missing or damaged.`;
}
