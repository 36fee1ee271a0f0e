import type { EvidenceHash, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import type { Keys } from '../keys/keys.ts';

interface DestroyBytesParts {
  readonly evidence: Pick<EvidenceService, 'of' | 'copies'>;
  readonly keys: Pick<Keys, 'state'>;
}

/**
 * Destroys evidence files by their hashes, and copies of them that are open in other programs; each is gone from the disk when it
 * returns, but for a copy that a program still holds: that one goes at the next start. Those that are not there are passed over.
 *
 * @returns the names that they had in the store
 * @throws BridgeRefused with `key needed` while the key is not open: without it nobody can tell which file is which
 */
export async function destroyBytes(
  { evidence, keys }: DestroyBytesParts,
  workspace: WorkspaceId,
  hashes: readonly EvidenceHash[],
): Promise<readonly string[]> {
  // Where no key was ever made nothing was attached: the files are on another computer.
  if (hashes.length === 0 || (await keys.state(workspace)).kind === 'none yet') return [];
  await evidence.copies.removeHolding(workspace, hashes);
  const { store, conditions } = await evidence.of(workspace);
  const names = hashes.map(store.fileNameOf);
  for (const name of names) await store.remove(name);
  await conditions.forget(names);
  return names;
}
