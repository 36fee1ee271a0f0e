import type { DeviceId, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { Disk } from '../disk/disk.ts';
import { evidenceFolder } from '../evidence/evidence.ts';
import { isFileName } from '../evidence/store/sealed-format.ts';
import type { Journal } from '../journal/journal.ts';
import { journalFolder } from '../journal/migrate-from-one-file.ts';
import type { Prove } from './prove-evidence.ts';

/** What is to be backed up of one workspace. */
export interface BackupSource {
  readonly workspace: WorkspaceId;
  /** The organisation's name. */
  readonly name: string;
  readonly device: DeviceId;
  readonly journal: Pick<Journal, 'snapshot' | 'read'>;
  readonly journalFolder: string;
  /** Small files, by where they belong in a backup. */
  readonly smallFiles: () => Promise<readonly { readonly path: string; readonly bytes: Buffer }[]>;
  /** The folder of the evidence store; null where evidence is left out. */
  readonly evidenceFolder: string | null;
  /** Opens copies of evidence; null while the key is not open. */
  readonly prove: Prove | null;
}

/** The names of the files of an evidence store, in order; none where nothing was ever attached. */
export async function evidenceIn(disk: Disk, folder: string): Promise<string[]> {
  const names = await disk.names(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter(isFileName).sort();
}

/** Where the journal and the evidence lie in a workspace's folder. */
export function partsOf(folder: string): { readonly journalFolder: string; readonly evidenceFolder: string } {
  return { journalFolder: journalFolder(folder), evidenceFolder: evidenceFolder(folder) };
}
