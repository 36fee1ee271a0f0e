import { join } from 'node:path';
import { partsOf } from '../backup/backup-source.ts';
import { hashesOnRecord } from '../backup/hashes-on-record.ts';
import type { WorkParts } from '../backup/long-work.ts';
import { keepAsItIs } from '../backup/make-backup.ts';
import type { WorkspaceEvidence } from '../evidence/evidence.ts';
import { readSealed } from '../evidence/store/sealed-reader.ts';
import { openJournal } from '../journal/journal.ts';
import { pagesOf } from '../journal/pages-of.ts';
import type { Keys } from '../keys/keys.ts';
import type { MoveParts } from './move-handlers.ts';
import type { OpenedMove } from './open-move.ts';
import type { TakenFromFile } from './take-move.ts';
import { unpack } from './unpack.ts';

/**
 * Gives an organisation that is on this computer what a moving file has and it lacks: changes, then the evidence that changes on
 * record name. Everything is kept as it is first. Nothing that is here is taken away but what the file removes for good, and what
 * was removed here for good does not come back.
 */
export async function mergeMove(
  parts: MoveParts,
  move: OpenedMove,
  fileName: string,
  running: WorkParts,
): Promise<TakenFromFile> {
  const { disk, workspaces } = parts;
  const { workspace } = move.summary;
  return workspaces.aside(workspace, async (aside) => {
    const { sets, evidence } = await unpack(disk, move, aside, fileName, running);
    await keyOfEvidence(parts, move);
    await keepAsItIs(parts, workspace, running);
    const here = await evidenceHere(parts, move);
    const journal = await workspaces.journal(workspace);
    const before = journal.position;
    const coming = await openJournal(partsOf(aside).journalFolder, { disk });
    try {
      for await (const page of pagesOf(coming)) await journal.append(page);
    } finally {
      await coming.close();
    }
    const wanted = new Set<string>(await hashesOnRecord(journal));
    let evidenceFiles = 0;
    for (const name of evidence)
      if (await tookEvidence(parts, here, join(partsOf(aside).evidenceFolder, name), move.dataKey, wanted)) evidenceFiles += 1;
    return { counts: { changes: journal.position - before, evidenceFiles }, sets };
  });
}

/**
 * The evidence of the organisation as it is here. Where it has no key yet, or the same one, the key of the file is kept and opens
 * it; where it has another one, that must be open.
 */
async function evidenceHere({ keys, evidence }: MoveParts, { summary, head, dataKey }: OpenedMove): Promise<WorkspaceEvidence> {
  if (await hasSameKey(keys, { summary, head })) await keys.adopt(summary.workspace, dataKey, head.envelope);
  return evidence.of(summary.workspace);
}

/**
 * The key of the evidence of the organisation as it is here. Nothing is kept.
 *
 * @throws BridgeRefused where it is another one than that of the file, and not open
 */
export async function keyOfEvidence({ keys }: Pick<MoveParts, 'keys'>, move: OpenedMove): Promise<Uint8Array> {
  return (await hasSameKey(keys, move)) ? move.dataKey : keys.dataKey(move.summary.workspace);
}

/** True also where there is no key here yet. */
async function hasSameKey(
  keys: Pick<Keys, 'recoveryEnvelope'>,
  { summary, head }: Pick<OpenedMove, 'summary' | 'head'>,
): Promise<boolean> {
  const here = await keys.recoveryEnvelope(summary.workspace);
  return !here || here.check === head.envelope.check;
}

/** Opens one file with the key that it came with, and keeps it with the one that counts here. @returns false when it is not needed */
async function tookEvidence(
  { disk, now }: MoveParts,
  { store, conditions }: WorkspaceEvidence,
  path: string,
  dataKey: Uint8Array,
  wanted: ReadonlySet<string>,
): Promise<boolean> {
  const file = await disk.open(path, 'reading');
  try {
    const reader = await readSealed(file, (await disk.size(path)) ?? 0, dataKey, null);
    const name = store.fileNameOf(reader.hash);
    if (!wanted.has(reader.hash) || (await store.check(name)) === 'whole') return false;
    await store.keep(reader.pieces());
    void conditions.note(name, 'whole', now());
    return true;
  } finally {
    await file.close();
  }
}
