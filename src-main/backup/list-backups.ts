import type { Backup, BackupId } from '../../src-shared/contract/backup.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { BackupFolder } from './backup-folder.ts';
import type { BackupStateFile } from './backup-state-file.ts';
import { contentsOf, type FoundManifest, type Manifest, momentOf } from './manifest.ts';

const NEWER = 'A newer version of the app has made this backup. Install the newer version to use it.';
const DAMAGED = 'The list of what it holds is damaged, so nothing can be brought back from it.';
const NO_CONTENTS = { changes: 0, evidenceFiles: 0, bytes: 0 };

/** @param damaged what was found since they were made */
export function described(id: BackupId, found: FoundManifest, damaged: BackupStateFile['damaged']): Backup {
  switch (found.kind) {
    case 'whole': {
      const words = damaged[id];
      const standing = words === undefined ? ({ kind: 'verified' } as const) : ({ kind: 'damaged', words } as const);
      return { id, at: found.manifest.at, contents: contentsOf(found.manifest), standing };
    }
    case 'damaged':
      return { id, at: momentOf(id), contents: NO_CONTENTS, standing: { kind: 'damaged', words: DAMAGED } };
    case 'newer':
      return { id, at: momentOf(id), contents: NO_CONTENTS, standing: { kind: 'newer', words: NEWER } };
  }
}

/** The newest first. */
export async function listBackups(folder: BackupFolder, damaged: BackupStateFile['damaged'] = {}): Promise<Backup[]> {
  return [...(await folder.all())].map(([id, found]) => described(id, found, damaged)).sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** The manifest of a backup that is to be used; refused in words when it cannot be. */
export async function usableManifest(folder: BackupFolder, id: BackupId): Promise<Manifest> {
  const found = (await folder.all()).get(id);
  if (!found)
    throw new BridgeRefused(
      'not found',
      'This backup is not in its folder any more. Look at the list again; nothing was changed.',
    );
  switch (found.kind) {
    case 'whole':
      return found.manifest;
    case 'damaged':
      throw new BridgeRefused('cannot read', `${DAMAGED} Nothing was changed. Use another backup.`);
    case 'newer':
      throw new BridgeRefused('newer data', `${NEWER} Nothing was changed.`);
  }
}
