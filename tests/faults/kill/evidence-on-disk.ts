import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { REAL_DISK } from '../../../src-main/disk/disk.ts';
import { type EvidenceStore, openEvidenceStore } from '../../../src-main/evidence/store/evidence-store.ts';
import { keysOf } from '../../../src-main/keys/keys.ts';
import { noKeychain } from '../../../src-main/shells/keychain.ts';
import type { WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { hashIn } from './named-by-hash.ts';

/**
 * Makes the key of a workspace, as a person who wants no passphrase does.
 *
 * @returns the evidence store as it lies on the disk; nothing in it is ever altered through it
 */
export async function keyAndStore(workspace: WorkspaceId, folder: string): Promise<EvidenceStore> {
  const keys = keysOf({ folder: async () => folder, shell: () => ({ kind: 'chromium', keychain: noKeychain }) });
  await keys.protect(workspace, { kind: 'key file' });
  const onlyLooking = { ...REAL_DISK, remove: async () => undefined };
  return openEvidenceStore(onlyLooking, join(folder, 'evidence'), await keys.dataKey(workspace));
}

/** Which of the attached files are not in the store as they were given, in words. Their names say what their bytes are. */
export async function missingOf(store: EvidenceStore, names: Iterable<string>): Promise<string[]> {
  const missing: string[] = [];
  for (const name of names) {
    const expected = hashIn(name);
    const hash = createHash('sha256');
    try {
      for await (const piece of store.pieces(expected)) hash.update(piece);
    } catch (error) {
      missing.push(`lost from the evidence: ${name} was shown as attached (${String(error)})`);
      continue;
    }
    if (hash.digest('hex') !== expected) missing.push(`the bytes of ${name} are not what was attached`);
  }
  return missing;
}
