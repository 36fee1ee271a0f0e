import { basename } from 'node:path';
import type { EvidenceHash, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { PatientNumbers, Taken } from '../../src-shared/contract/evidence.ts';
import type { Evidence, WorkspaceEvidence } from './evidence.ts';
import { keptName } from './kept-name.ts';
import { openPicked } from './picked-file.ts';
import type { SizeLimits } from './size-limit.ts';
import type { SealedEnd } from './store/sealed-format.ts';

/** A file's text is looked through for patients' numbers. */
export type LookForPatientNumbers = (file: {
  readonly name: string;
  readonly size: number;
  readonly read: () => AsyncIterable<Uint8Array>;
}) => Promise<PatientNumbers>;

export interface TakingParts {
  readonly evidence: Evidence;
  readonly lookForPatientNumbers: LookForPatientNumbers;
  readonly sizeLimits: () => Promise<SizeLimits>;
}

/**
 * Takes the file at a path into a workspace's store. It returns once the file is on the disk; what is refused leaves nothing
 * behind.
 *
 * @param name the one that is recorded; left out, it is the file's own
 */
export async function takeFile(
  { evidence, lookForPatientNumbers, sizeLimits }: TakingParts,
  workspace: WorkspaceId,
  path: string,
  name = keptName(basename(path)),
): Promise<Taken> {
  const open = await evidence.of(workspace);
  const file = await openPicked(path, name, await sizeLimits());
  try {
    const kept = await open.store.keep(file.pieces());
    return await taken(open, kept, name, file.notes, lookForPatientNumbers);
  } finally {
    await file.close();
  }
}

/** What is told of bytes that were just kept. The look is at the kept bytes: what was looked at is what will be attached. */
export async function taken(
  open: WorkspaceEvidence,
  { hash, size }: SealedEnd,
  name: string,
  notes: string[],
  lookForPatientNumbers: LookForPatientNumbers,
): Promise<Taken> {
  open.inHand.add(hash);
  try {
    // What was damaged before has just been healed.
    await open.conditions.forget([open.store.fileNameOf(hash)]);
    const patientNumbers = await lookForPatientNumbers({ name, size, read: () => open.store.pieces(hash) });
    return { hash, size, name, notes, patientNumbers };
  } catch (error) {
    await letGo(open, hash);
    throw error;
  }
}

/** Whether somebody attached it or may still do so. Where that cannot be told it is wanted. */
async function isWanted({ named, inHand }: Pick<WorkspaceEvidence, 'named' | 'inHand'>, hash: EvidenceHash): Promise<boolean> {
  const attached = await named.now();
  return attached === null || attached.has(hash) || inHand.has(hash);
}

/** Removes what was taken and is not wanted after all, unless it was taken another time or a change of the journal names it. */
export async function letGo({ store, named, inHand, conditions }: WorkspaceEvidence, hash: EvidenceHash): Promise<void> {
  // What an earlier start of the app has left is the sweep's.
  if (!inHand.letGo(hash)) return;
  const fileName = store.fileNameOf(hash);
  const isGone = await store.remove(fileName, () => isWanted({ named, inHand }, hash));
  if (isGone) await conditions.forget([fileName]);
}
