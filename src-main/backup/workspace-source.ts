import { join } from 'node:path';
import { type DocumentId, documentMeaning } from '../../src-shared/assessment/document.ts';
import type { DeviceId, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { isOwnSet, ownSetFile } from '../catalogue/own-sets.ts';
import type { Disk } from '../disk/disk.ts';

import type { Keys } from '../keys/keys.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';
import { type BackupSource, partsOf } from './backup-source.ts';
import { proving } from './prove-evidence.ts';

export interface SourceParts {
  readonly disk: Disk;
  readonly device: DeviceId;
  readonly workspaces: Pick<Workspaces, 'folder' | 'journal' | 'list'>;
  readonly keys: Pick<Keys, 'recoveryEnvelope' | 'dataKey'>;
  /** Where requirement sets are kept that were loaded here. */
  readonly ownSetsFolder: string;
}

/** Where the key lies in a backup, as it may travel: sealed by the recovery code or the passphrase. */
export const KEY_ENVELOPE = 'key-envelope.json';
export const WORKSPACE_FILE = 'workspace.json';
export const SETS = 'requirement-sets';

/**
 * What is backed up of a workspace: its journal and evidence, its name, the key as it may travel, and requirement sets that were
 * loaded here and that its assessments use. What only this computer needs stays here.
 */
export async function sourceOf(
  { disk, device, workspaces, keys, ownSetsFolder }: SourceParts,
  workspace: WorkspaceId,
  withEvidence: boolean,
): Promise<BackupSource> {
  const folder = await workspaces.folder(workspace);
  const journal = await workspaces.journal(workspace);
  const { journalFolder, evidenceFolder } = partsOf(folder);
  const name = (await workspaces.list()).find(({ id }) => id === workspace)?.name ?? '';
  return {
    workspace,
    name,
    device,
    journal,
    journalFolder,
    evidenceFolder: withEvidence ? evidenceFolder : null,
    prove: await keys.dataKey(workspace).then(
      (dataKey) => proving(disk, dataKey),
      () => null,
    ),
    smallFiles: async () => {
      const envelope = await keys.recoveryEnvelope(workspace);
      const own = usedSets([...journal.digests.keys()]).map((set) => ownSetFile(set));
      const found = [
        { path: WORKSPACE_FILE, bytes: await readOrNull(disk, join(folder, WORKSPACE_FILE)) },
        { path: KEY_ENVELOPE, bytes: envelope && Buffer.from(`${JSON.stringify(envelope, null, 1)}\n`) },
        ...(await Promise.all(
          own.map(async (file) => ({ path: `${SETS}/${file}`, bytes: await readOrNull(disk, join(ownSetsFolder, file)) })),
        )),
      ];
      return found.flatMap(({ path, bytes }) => (bytes ? [{ path, bytes }] : []));
    },
  };
}

/** Requirement sets that assessments use and that did not come with the app. */
function usedSets(documents: readonly DocumentId[]) {
  const sets = documents.map(documentMeaning).flatMap((meaning) => (meaning.kind === 'assessment' ? meaning.set : []));
  return [...new Set(sets)].filter(isOwnSet);
}

/** A file that is not there is not backed up. */
async function readOrNull(disk: Disk, path: string): Promise<Buffer | null> {
  return disk.read(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
