import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { REAL_DISK } from '../../src-main/disk/disk.ts';
import { Conditions } from '../../src-main/evidence/conditions.ts';
import { NamedHashes } from '../../src-main/evidence/named-hashes.ts';
import { openEvidenceStore } from '../../src-main/evidence/store/evidence-store.ts';
import { TakenInHand } from '../../src-main/evidence/taken-in-hand.ts';
import { takeFile } from '../../src-main/evidence/taking.ts';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { LARGEST_EVIDENCE_MB } from '../../src-shared/contract/settings.ts';

const WORKSPACE = workspaceId.parse('01990000-0000-7000-8000-000000000001');

/**
 * Takes picked files as main does, with the limit raised to the highest there is. Files are not looked through for patients'
 * numbers: that is not what these rows are about.
 *
 * @param folder of the workspace
 */
export async function taker(folder: string): Promise<(path: string) => Promise<void>> {
  const evidence = {
    store: await openEvidenceStore(REAL_DISK, join(folder, 'evidence'), randomBytes(32)),
    conditions: await Conditions.in(folder),
    named: new NamedHashes(() => Promise.reject(new Error('nothing is let go here'))),
    inHand: new TakenInHand(),
  };
  return async (path) => {
    await takeFile(
      {
        evidence: { of: async () => evidence, forget: () => undefined },
        sizeLimits: async () => ({ largestMb: LARGEST_EVIDENCE_MB, free: null }),
        lookForPatientNumbers: async () => ({ kind: 'read', numbers: [] }),
      },
      WORKSPACE,
      path,
    );
  };
}
