import type { EvidenceHash } from '../../src-shared/assessment/identifiers.ts';
import type { WorkspaceEvidence } from './evidence.ts';
import { DamagedEvidence } from './store/sealed-reader.ts';

/** Reads a file of the store, and notes when it turns out to be damaged. */
export async function notingDamage<T>(
  { conditions, store }: WorkspaceEvidence,
  hash: EvidenceHash,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DamagedEvidence) await conditions.note(store.fileNameOf(hash), 'damaged', new Date());
    throw error;
  }
}
