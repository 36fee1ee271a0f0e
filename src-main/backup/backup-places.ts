import { basename, join, relative } from 'node:path';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { Disk } from '../disk/disk.ts';
import { safeFileName } from '../places/safe-file-name.ts';
import { BackupFolder } from './backup-folder.ts';
import type { BackupStateFile } from './backup-state-file.ts';

/** In the folder that a person chooses, this one holds the backups of every organisation that goes there. */
const ALL_BACKUPS = 'IG Toolkit backups';
const LONGEST_NAME = 40;

export type ChosenFolder = NonNullable<BackupStateFile['folder']>;

/** The end of a folder's name that says whose backups are in it, whatever the organisation is called now. */
function tagOf(workspace: WorkspaceId): string {
  return workspace.slice(-8);
}

/**
 * Where the backups of an organisation go in a folder that was chosen: to where they went before, if they ever did.
 *
 * @param dataFolder where the originals lie; a backup in there would be lost with them
 */
export async function chosenFolder(
  disk: Disk,
  path: string,
  workspace: WorkspaceId,
  name: string,
  dataFolder: string,
): Promise<ChosenFolder> {
  const within = relative(dataFolder, path);
  if (within === '' || !(within.startsWith('..') || within.includes(':')))
    throw new BridgeRefused(
      'does not fit',
      'That folder is inside the one where the app keeps your answers. A backup in there would be lost together with them. Choose a folder on another drive.',
    );
  const tag = ` ${tagOf(workspace)}`;
  const known = (await namesIn(disk, join(path, ALL_BACKUPS))).find((one) => one.endsWith(tag));
  const short = [...safeFileName(name.trim() || 'Organisation')].slice(0, LONGEST_NAME).join('').trim();
  return { path, own: known ?? `${short}${tag}` };
}

export function folderAt(disk: Disk, { path, own }: ChosenFolder): { readonly folder: BackupFolder; readonly above: string[] } {
  return { folder: new BackupFolder(disk, join(path, ALL_BACKUPS, own)), above: [join(path, ALL_BACKUPS)] };
}

/** @returns in words why backups cannot go there now; null when they can */
export async function missingInWords(disk: Disk, { path, own }: ChosenFolder): Promise<string | null> {
  const where = basename(path) || path;
  const isThere = (folder: string): Promise<boolean> =>
    disk.names(folder).then(
      () => true,
      () => false,
    );
  if (!(await isThere(path)))
    return `The folder ${where} (${path}) cannot be reached. Connect the drive it is on. We try again by ourselves.`;
  // Never made again by itself: where a drive is not connected, its place may be an empty folder on this computer's own disk.
  if (!(await isThere(join(path, ALL_BACKUPS, own))))
    return `The backups are not in the folder ${where} (${path}) any more. Another drive may be in its place: connect the right one, or choose this folder again to begin anew in it.`;
  return null;
}

/** Folders with backups of one organisation, in a folder that somebody points at: above them, among them, or one of them. */
export async function backupFoldersAt(disk: Disk, path: string): Promise<BackupFolder[]> {
  const candidates = [path, ...(await insideOf(disk, path)), ...(await insideOf(disk, join(path, ALL_BACKUPS)))];
  const found: BackupFolder[] = [];
  for (const one of candidates) {
    const folder = new BackupFolder(disk, one);
    if ((await folder.all()).size > 0) found.push(folder);
  }
  return found;
}

async function insideOf(disk: Disk, path: string): Promise<string[]> {
  return (await namesIn(disk, path)).map((name) => join(path, name));
}

async function namesIn(disk: Disk, path: string): Promise<string[]> {
  return disk.names(path).catch(() => []);
}
