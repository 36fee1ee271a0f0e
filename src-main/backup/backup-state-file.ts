import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { backupId, backupOutcome } from '../../src-shared/contract/backup.ts';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';

/** What this computer keeps of a workspace's backups, in the workspace's folder. */
const backupStateFile = z.strictObject({
  format: z.literal(1),
  /** The path of the folder that the person has chosen, and the name of the folder of these backups two levels below it. */
  folder: z.strictObject({ path: z.string(), own: z.string() }).nullable(),
  last: z.strictObject({ at: z.iso.datetime({ precision: 3 }), outcome: backupOutcome }).nullable(),
  /** The number of the journal's last record in the newest backup; null before the first. */
  backedUp: z.int().min(0).nullable(),
  /** Backups in which damage was found since they were made, and in words what. */
  damaged: z.record(backupId, z.string()),
  /** Where reading older copies again has got to: the name of the last one. */
  readAgainThrough: z.string(),
});
export type BackupStateFile = z.infer<typeof backupStateFile>;

const NOTHING: BackupStateFile = { format: 1, folder: null, last: null, backedUp: null, damaged: {}, readAgainThrough: '' };

const pathIn = (workspace: string): string => join(workspace, 'backup.json');

/** Missing or damaged, it holds nothing that cannot be said again: the folder is chosen anew, and the backups are found in it. */
export async function readBackupState(workspace: string): Promise<BackupStateFile> {
  try {
    return backupStateFile.parse(JSON.parse(await readFile(pathIn(workspace), 'utf8')));
  } catch {
    return NOTHING;
  }
}

export function writeBackupState(workspace: string, state: BackupStateFile): Promise<void> {
  return writeFileDurably(pathIn(workspace), `${JSON.stringify(state, null, 2)}\n`);
}
