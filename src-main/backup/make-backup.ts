import { basename } from 'node:path';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { Backup, BackupOutcome, RestoreSource } from '../../src-shared/contract/backup.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import { missingInWords } from './backup-places.ts';
import { partsOf } from './backup-source.ts';
import { failureInWords } from './backup-words.ts';
import { checkBackup } from './check-backup.ts';
import { keepUp } from './keep-up.ts';
import { described, usableManifest } from './list-backups.ts';
import type { LongWork, WorkParts } from './long-work.ts';
import type { Manifest } from './manifest.ts';
import { readOlderAgain } from './read-again.ts';
import { retention, threeNewest } from './retention.ts';
import type { Shelf } from './shelf.ts';
import { type SourceParts, sourceOf } from './workspace-source.ts';
import { writeBackup } from './write-backup.ts';

export interface MakingParts extends SourceParts {
  readonly shelf: Shelf;
  readonly work: LongWork;
  readonly now: () => Date;
}

/**
 * Makes a backup in the folder that was chosen. How it went is kept, to be shown.
 *
 * @param within given for one that must end soon: tidying up is then left to the next one
 */
export async function makeBackup(parts: MakingParts, workspace: WorkspaceId, within?: AbortSignal): Promise<BackupOutcome> {
  const { shelf, now } = parts;
  const where = (await shelf.kept(workspace)).folder?.path ?? '';
  const outcome = await written(parts, workspace, within).catch(
    (error: unknown): BackupOutcome => ({ kind: 'failed', words: failureInWords(error, basename(where) || where) }),
  );
  // It is only shown; whether it can be kept decides nothing.
  await shelf.keep(workspace, (said) => ({ ...said, last: { at: now().toISOString(), outcome } })).catch(() => undefined);
  return outcome;
}

async function written(parts: MakingParts, workspace: WorkspaceId, within?: AbortSignal): Promise<BackupOutcome> {
  const { shelf, disk, work, now } = parts;
  const { folder: chosen } = await shelf.kept(workspace);
  if (!chosen) throw new BridgeRefused('not found', 'No folder for backups has been chosen yet. Choose one first.');
  const words = await missingInWords(disk, chosen);
  if (words !== null) return { kind: 'failed', words };
  const { folder, above } = shelf.at(chosen);
  const source = await sourceOf(parts, workspace, true);
  const { manifest, isNew, leftOut, larger } = await work.run(
    'copying',
    async (running) => {
      const made = await writeBackup(folder, above, source, { disk, now: now(), ...running });
      // The backup is whole; what could not be tidied now is tidied after the next one.
      if (!within) await keepUp(folder, (all) => retention(all, now()), made.manifest.id).catch(() => undefined);
      return made;
    },
    within,
  );
  await shelf.keep(workspace, (said) => ({ ...said, backedUp: manifest.position })).catch(() => undefined);
  const backup = described(manifest.id, { kind: 'whole', manifest }, {});
  if (!isNew) return { kind: 'nothing new', backup };
  const notes = [...(leftOut === 0 ? [] : [leftOutInWords(leftOut)]), ...(larger ? [largerInWords(larger)] : [])];
  return { kind: 'made', backup, notes };
}

/**
 * Keeps the answers and their history as they are now, on this computer, before a restore alters them. Evidence is not copied: a
 * restore adds to it and takes nothing away.
 */
export function makeRecoveryPoint(parts: MakingParts, workspace: WorkspaceId): Promise<Backup> {
  return parts.work.run('copying', (running) => keepAsItIs(parts, workspace, running));
}

/** The same as a part of other long work. */
export async function keepAsItIs(parts: Omit<MakingParts, 'work'>, workspace: WorkspaceId, running: WorkParts): Promise<Backup> {
  const { shelf, disk, now } = parts;
  const folder = await shelf.recoveryPoints(workspace);
  const source = await sourceOf(parts, workspace, false);
  try {
    const { manifest } = await writeBackup(folder, [], source, { disk, now: now(), ...running });
    await keepUp(folder, threeNewest, manifest.id).catch(() => undefined);
    return described(manifest.id, { kind: 'whole', manifest }, {});
  } catch (error) {
    throw error instanceof BridgeRefused
      ? error
      : refusedByDisk(error, 'keep everything as it is now before anything is brought back');
  }
}

/** Reads every byte of a backup again, and keeps what was found. */
export async function checkAgain({ shelf, disk, work }: MakingParts, source: RestoreSource): Promise<Backup> {
  const folder = await shelf.folderOf(source);
  const { id } = source.from;
  await usableManifest(folder, id);
  const manifest = await folder.readAgain(id);
  if (manifest.kind !== 'whole') return described(id, manifest, {});
  const words = await work
    .run('checking', (running) => {
      running.onTotal(manifest.manifest.evidence.reduce((sum, { size }) => sum + size, 0));
      return checkBackup(disk, folder, manifest.manifest, running);
    })
    .catch((error: unknown) => {
      throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'read this backup again');
    });
  await shelf.keep(source.workspace, ({ damaged: { [id]: _, ...others }, ...said }) => ({
    ...said,
    damaged: words === null ? others : { ...others, [id]: words },
  }));
  return described(id, manifest, words === null ? {} : { [id]: words });
}

/** Reads some of what was copied earlier again, and keeps what was found. */
export async function readSomeAgain({ shelf, disk, work, workspaces }: MakingParts, workspace: WorkspaceId): Promise<void> {
  const { folder, readAgainThrough } = await shelf.kept(workspace);
  if (!folder || (await missingInWords(disk, folder)) !== null) return;
  const { evidenceFolder } = partsOf(await workspaces.folder(workspace));
  const found = await work.run('checking', (running) =>
    readOlderAgain(disk, shelf.at(folder).folder, evidenceFolder, readAgainThrough, running),
  );
  await shelf.keep(workspace, (said) => ({
    ...said,
    readAgainThrough: found.through,
    damaged: { ...said.damaged, ...Object.fromEntries(found.damaged) },
  }));
}

/** Removes one backup for good, and what only it referred to. */
export async function removeBackup({ shelf, work }: MakingParts, source: RestoreSource): Promise<void> {
  const folder = await shelf.folderOf(source);
  const isTidied = await work
    .run('checking', async () => {
      await folder.remove([source.from.id]);
      return folder.tidy(null);
    })
    .catch((error: unknown) => {
      throw refusedByDisk(error, 'remove this backup');
    });
  if (source.from.kind === 'backup') {
    const positions = new Set(
      [...(await folder.all()).values()].map((one) => (one.kind === 'whole' ? one.manifest.position : null)),
    );
    // Where the newest has gone the next one is due.
    await shelf.keep(source.workspace, (said) => (positions.has(said.backedUp) ? said : { ...said, backedUp: null }));
  }
  if (!isTidied)
    throw new BridgeRefused(
      'cannot read',
      'The backup is off the list, but what it held is still in the folder: another backup there cannot be read, and may need it. Remove that one as well, or install the newer version of the app where that has made it.',
    );
}

function largerInWords({ at, changes }: Manifest): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(new Date(at));
  return `This backup holds less than the one before it, which was made on ${day} and has ${changes.toLocaleString('en-GB')} changes. That one is kept. If answers are missing here, bring them back from it.`;
}

function leftOutInWords(count: number): string {
  return count === 1
    ? 'One evidence file is damaged on this computer, or cannot be read, and is not in this backup. Look at the Evidence page.'
    : `${count} evidence files are damaged on this computer, or cannot be read, and are not in this backup. Look at the Evidence page.`;
}
