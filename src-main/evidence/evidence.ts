import { join } from 'node:path';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { type Disk, REAL_DISK } from '../disk/disk.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';
import { Conditions } from './conditions.ts';
import { NamedHashes } from './named-hashes.ts';
import { type EvidenceStore, openEvidenceStore } from './store/evidence-store.ts';
import { TakenInHand } from './taken-in-hand.ts';

/** What there is of the evidence of one workspace while its key is open. */
export interface WorkspaceEvidence {
  readonly store: EvidenceStore;
  readonly conditions: Conditions;
  readonly named: NamedHashes;
  readonly inHand: TakenInHand;
}

/** The evidence of all workspaces, each opened when it is first asked for. */
export interface Evidence {
  /** Refused with `key needed` while the key is not open. Nobody else opens a store on the same folder. */
  readonly of: (workspace: WorkspaceId) => Promise<WorkspaceEvidence>;
  /** Forgets a workspace: it is closed, or about to be removed. */
  readonly forget: (workspace: WorkspaceId) => void;
}

export interface EvidenceParts {
  readonly workspaces: Pick<Workspaces, 'folder' | 'journal'>;
  /** The workspace's data key, 32 bytes; refuses while it is not open. */
  readonly dataKey: (workspace: WorkspaceId) => Promise<Uint8Array>;
  readonly disk?: Disk;
}

/** The folder of the evidence store in a workspace's folder. */
export function evidenceFolder(workspaceFolder: string): string {
  return join(workspaceFolder, 'evidence');
}

export function evidenceOf({ workspaces, dataKey, disk = REAL_DISK }: EvidenceParts): Evidence {
  const opened = new Map<WorkspaceId, { readonly key: Uint8Array; readonly evidence: Promise<WorkspaceEvidence> }>();

  const open = async (workspace: WorkspaceId, key: Uint8Array): Promise<WorkspaceEvidence> => {
    const folder = await workspaces.folder(workspace);
    return {
      store: await openEvidenceStore(disk, evidenceFolder(folder), key),
      conditions: await Conditions.in(folder),
      named: new NamedHashes(() => workspaces.journal(workspace)),
      inHand: new TakenInHand(),
    };
  };

  return {
    of: async (workspace) => {
      const key = await dataKey(workspace);
      const known = opened.get(workspace);
      if (known && Buffer.compare(known.key, key) === 0) return known.evidence;
      const evidence = open(workspace, key);
      opened.set(workspace, { key, evidence });
      // A refused opening is tried afresh the next time.
      evidence.catch(() => opened.delete(workspace));
      return evidence;
    },
    forget: (workspace) => void opened.delete(workspace),
  };
}
