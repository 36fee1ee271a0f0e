import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { partsOf } from '../backup/backup-source.ts';
import { checkJournal } from '../backup/check-journal.ts';
import type { WorkParts } from '../backup/long-work.ts';
import { SETS } from '../backup/workspace-source.ts';
import { syncFolder, writeFileDurably } from '../data-folder/write-file-durably.ts';
import type { Disk } from '../disk/disk.ts';
import type { Entry } from './entries.ts';
import { damagedFile } from './move-head.ts';
import type { OpenedMove } from './open-move.ts';

/** What was unpacked beside the folder of the workspace. */
export interface Unpacked {
  /** Requirement sets that were loaded where the file comes from, as text. */
  readonly sets: readonly string[];
  /** Names in its evidence folder. */
  readonly evidence: readonly string[];
}

/**
 * Unpacks a moving file into an empty folder, as the folder of a workspace, and flushes it. All of it was read, opened and counted
 * when this returns.
 *
 * @param name of the file, to be told
 */
export async function unpack(disk: Disk, move: OpenedMove, into: string, name: string, parts: WorkParts): Promise<Unpacked> {
  const { journalFolder, evidenceFolder } = partsOf(into);
  for (const folder of [journalFolder, evidenceFolder]) await mkdir(folder, { mode: 0o700 });
  const { contents, digests } = move.summary;
  parts.onTotal(contents.bytes);
  const sets: string[] = [];
  const evidence: string[] = [];
  const piecesOf = async function* (entry: Entry): AsyncGenerator<Buffer> {
    for await (const piece of entry.bytes()) {
      parts.signal.throwIfAborted();
      parts.onBytes(piece.length);
      yield piece;
    }
  };
  for await (const entry of move.entries()) {
    const { head } = entry;
    switch (head.kind) {
      case 'summary':
        throw damagedFile(name);
      case 'file':
        if (head.path.startsWith(`${SETS}/`)) sets.push(await textOf(piecesOf(entry)));
        else await writeFileDurably(join(into, head.path), piecesOf(entry));
        break;
      case 'evidence':
        await writeFileDurably(join(evidenceFolder, head.name), piecesOf(entry));
        evidence.push(head.name);
    }
  }
  const view = { names: () => disk.names(journalFolder), read: (path: string) => disk.read(join(journalFolder, basename(path))) };
  const checked = await checkJournal(view, digests);
  if (checked.kind === 'damaged' || checked.changes !== contents.changes || evidence.length !== contents.evidenceFiles)
    throw damagedFile(name);
  await syncFolder(into);
  return { sets, evidence };
}

async function textOf(pieces: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all).toString('utf8');
}
