import type { removalMethods } from '../../src-shared/contract/removal.ts';
import { removeHoldingPoints } from '../backup/backups-holding.ts';
import type { MakingParts } from '../backup/make-backup.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { REAL_DISK } from '../disk/disk.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import type { Keys } from '../keys/keys.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';
import { noteBrowserData } from './browser-data.ts';
import { carryOut } from './carry-out.ts';
import { destroyBytes } from './destroy-bytes.ts';

interface RemovalHandlerParts {
  readonly dataFolder: string;
  readonly workspaces: Pick<Workspaces, 'folder' | 'journal'>;
  readonly evidence: Pick<EvidenceService, 'of' | 'copies'>;
  readonly keys: Pick<Keys, 'state'>;
  readonly backups: MakingParts;
}

/** What main does for “Remove for good”. */
export function removalHandlers({
  dataFolder,
  workspaces,
  evidence,
  keys,
  backups,
}: RemovalHandlerParts): Pick<Handlers, keyof typeof removalMethods> {
  return {
    'removal.execute': async ({ workspace, removal }) =>
      carryOut(removal, {
        disk: REAL_DISK,
        folder: await workspaces.folder(workspace),
        journal: await workspaces.journal(workspace),
        destroyCopies: async ({ changes, hashes }) => {
          const evidenceNames = new Set(await destroyBytes({ evidence, keys }, workspace, hashes));
          await removeHoldingPoints(backups, workspace, { evidenceNames, changes: new Set(changes) });
        },
        noteBrowserData: () => noteBrowserData(dataFolder),
      }),
  };
}
