import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { backupId, backupOutcome } from '../../src-shared/contract/backup.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { parseJson } from '../data-folder/parse-json.ts';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';

/** What this computer keeps of a workspace's backups, in the workspace's folder. */
const backupStateFile = z.object({
  format: z.literal(1),
  /** The path of the folder that the person has chosen, and the name of the folder of these backups two levels below it. */
  folder: z.strictObject({ path: z.string(), own: z.string() }).nullable(),
  last: z
    .strictObject({ at: z.iso.datetime({ precision: 3 }), outcome: backupOutcome })
    .nullable()
    .catch(null),
  /** The number of the journal's last record in the newest backup; null before the first. */
  backedUp: z.int().min(0).nullable().catch(null),
  /** Backups in which damage was found since they were made, and in words what. */
  damaged: z.record(backupId, z.string()).catch({}),
  /** Where reading older copies again has got to: the name of the last one. */
  readAgainThrough: z.string().catch(''),
});
export type BackupStateFile = z.infer<typeof backupStateFile>;

const NOTHING: BackupStateFile = { format: 1, folder: null, last: null, backedUp: null, damaged: {}, readAgainThrough: '' };

const pathIn = (workspace: string): string => join(workspace, 'backup.json');

/**
 * Reads it. Missing or damaged, it holds nothing that cannot be said again: the folder is chosen anew, and the backups are found in
 * it. What only another version understands does not take the chosen folder with it.
 *
 * @throws BridgeRefused when it cannot be read just now: it must not be written over
 */
export async function readBackupState(workspace: string): Promise<BackupStateFile> {
  const text = await readFile(pathIn(workspace), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new BridgeRefused(
      'cannot read',
      `Where your backups go cannot be read just now: ${join(basename(workspace), 'backup.json')} in the data folder (${error.code}). Nothing was changed. Close other programs that use it and try again.`,
    );
  });
  return backupStateFile.safeParse(parseJson(text)).data ?? NOTHING;
}

export function writeBackupState(workspace: string, state: BackupStateFile): Promise<void> {
  return writeFileDurably(pathIn(workspace), `${JSON.stringify(state, null, 2)}\n`);
}
