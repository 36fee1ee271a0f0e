import type { EvidenceHash, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { backupMethods } from '../../src-shared/contract/backup.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { fileNames } from '../evidence/store/sealed-format.ts';
import type { Keys } from '../keys/keys.ts';
import type { Places } from '../places/places.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';
import { backupsHolding } from './backups-holding.ts';
import { evidenceOnRecord } from './hashes-on-record.ts';
import { FoundElsewhere, type FoundElsewhereParts } from './look-and-adopt.ts';
import { checkAgain, type MakingParts, makeBackup, makeRecoveryPoint, removeBackup } from './make-backup.ts';
import { BackupChanges, compareWith, restoreEvidence } from './restore.ts';

export interface BackupHandlerParts extends Omit<MakingParts, 'workspaces' | 'keys'>, Omit<FoundElsewhereParts, 'workspaces'> {
  readonly workspaces: Workspaces;
  readonly keys: Keys;
  readonly places: Places;
  readonly evidence: Pick<Evidence, 'of'>;
}

/** What main does for the bridge's backup methods. */
export function backupHandlers(parts: BackupHandlerParts): Pick<Handlers, keyof typeof backupMethods> {
  const { shelf, work, places } = parts;
  const elsewhere = new FoundElsewhere(parts);
  const changes = new BackupChanges(parts);
  const namesOf = async (workspace: WorkspaceId, hashes: readonly EvidenceHash[]): Promise<string[]> =>
    hashes.length === 0 ? [] : hashes.map(fileNames(await parts.keys.dataKey(workspace)));
  /** What was removed for good, by the names in the store; without the key nobody can tell, and nothing comes back either. */
  const removedNames = async (workspace: WorkspaceId): Promise<ReadonlySet<string>> => {
    const { removed } = await evidenceOnRecord(await parts.workspaces.journal(workspace));
    return new Set(
      await namesOf(workspace, removed).catch((error: unknown) => {
        if (error instanceof BridgeRefused && error.refusal.code === 'key needed') return [];
        throw error;
      }),
    );
  };
  const damagedNames = async (workspace: WorkspaceId): Promise<ReadonlySet<string>> => {
    const open = await parts.evidence.of(workspace).catch((error: unknown) => {
      if (error instanceof BridgeRefused && error.refusal.code === 'key needed') return null;
      throw error;
    });
    return new Set(open?.conditions.damaged() ?? []);
  };
  return {
    'backup.state': ({ workspace }) => shelf.state(workspace),
    'backup.progress': async () => ({ progress: work.progress }),
    'backup.choose-folder': async ({ workspace, folder }) => {
      await shelf.choose(workspace, places.pathOf(folder));
      return shelf.state(workspace);
    },
    'backup.forget-folder': async ({ workspace }) => {
      await shelf.keep(workspace, (said) => ({ ...said, folder: null, backedUp: null }));
      return shelf.state(workspace);
    },
    'backup.now': ({ workspace }) => makeBackup(parts, workspace),
    'backup.check': (source) => checkAgain(parts, source),
    'backup.remove': async (source) => {
      await removeBackup(parts, source);
      return shelf.state(source.workspace);
    },
    'backup.compare': async (source) =>
      compareWith(parts, source, {
        removed: await removedNames(source.workspace),
        damaged: await damagedNames(source.workspace),
      }),
    'backup.changes': async ({ documents, after, limit, ...source }) => {
      const page = await changes.page(source, documents, after, limit);
      // What was removed for good since the backup was made does not come back with it.
      const { destroyed } = await parts.workspaces.journal(source.workspace);
      return { ...page, changes: page.changes.filter(({ id }) => !destroyed.has(id)) };
    },
    'backup.restore-evidence': async ({ hashes, ...source }) => {
      const dataKey = await parts.keys.dataKey(source.workspace);
      return restoreEvidence(parts, { ...(await parts.evidence.of(source.workspace)), dataKey }, source, hashes);
    },
    'backup.recovery-point': ({ workspace }) => makeRecoveryPoint(parts, workspace),
    'backup.holding': async ({ workspace, hashes, changes: ids }) =>
      backupsHolding(parts, workspace, {
        evidenceNames: new Set(await namesOf(workspace, hashes)),
        changes: new Set(ids),
      }),
    'backup.look': async ({ folder }) => ({ found: await elsewhere.look(places.pathOf(folder)) }),
    'backup.adopt': ({ found, backup }) => elsewhere.adopt(found, backup),
  };
}
