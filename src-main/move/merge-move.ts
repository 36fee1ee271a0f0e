import { join } from 'node:path';
import { partsOf } from '../backup/backup-source.ts';
import { hashesOnRecord } from '../backup/hashes-on-record.ts';
import type { WorkParts } from '../backup/long-work.ts';
import type { WorkspaceEvidence } from '../evidence/evidence.ts';
import { readSealed } from '../evidence/store/sealed-reader.ts';
import { openJournal } from '../journal/journal.ts';
import type { MoveParts } from './move-handlers.ts';
import type { OpenedMove } from './open-move.ts';
import type { TakenFromFile } from './take-move.ts';
import { unpack } from './unpack.ts';

const PAGE = 10_000;

/**
 * Gives an organisation that is on this computer what a moving file has and it lacks: changes, then the evidence that changes on
 * record name. Nothing that is here is taken away, and what was removed here for good does not come back.
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
    const here = await evidenceHere(parts, move);
    const journal = await workspaces.journal(workspace);
    const before = journal.position;
    const coming = await openJournal(partsOf(aside).journalFolder, { disk });
    try {
      for (let after: number | null = 0; after !== null; ) {
        const page: Awaited<ReturnType<typeof coming.read>> = await coming.read(after, PAGE, null);
        await journal.append(page.changes);
        after = page.next;
      }
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
  const here = await keys.recoveryEnvelope(summary.workspace);
  if (!here || here.check === head.envelope.check) await keys.adopt(summary.workspace, dataKey, head.envelope);
  return evidence.of(summary.workspace);
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
    await conditions.note(name, 'whole', now());
    return true;
  } finally {
    await file.close();
  }
}
