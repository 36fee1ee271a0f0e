import type { EvidenceHash } from '../../src-shared/assessment/identifiers.ts';
import type { WorkspaceEvidence } from './evidence.ts';
import { DamagedEvidence } from './store/sealed-reader.ts';

type Noting = Pick<WorkspaceEvidence, 'conditions' | 'store'>;

/** Reads a file of the store, and notes when it turns out to be damaged. */
export async function notingDamage<T>(open: Noting, hash: EvidenceHash, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    await noteDamage(open, hash, error);
    throw error;
  }
}

/** Notes that a file is damaged, if that is what was thrown when it was read. */
export async function noteDamage({ conditions, store }: Noting, hash: EvidenceHash, thrown: unknown): Promise<void> {
  if (thrown instanceof DamagedEvidence) await conditions.note(store.fileNameOf(hash), 'damaged', new Date());
}
