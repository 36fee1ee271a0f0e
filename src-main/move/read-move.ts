import type { Change } from '../../src-shared/assessment/change.ts';
import { checkJournal } from '../backup/check-journal.ts';
import type { WorkParts } from '../backup/long-work.ts';
import { SETS } from '../backup/workspace-source.ts';
import type { Reading } from '../disk/disk.ts';
import type { Entry } from './entries.ts';
import { damagedFile } from './move-head.ts';
import type { OpenedMove } from './open-move.ts';

type Pieces = AsyncGenerator<Buffer>;

/** Where what is in a moving file goes while it is read. Pieces have to be taken before the next call. */
export interface Receiver {
  /** @param path where it lies in a backup */
  readonly file: (path: string, pieces: Pieces) => Promise<void>;
  /** @param size in bytes */
  readonly evidence: (name: string, pieces: Pieces, size: number) => Promise<void>;
  /** The folder with what came so far, in which the journal is `journal`. */
  readonly received: Reading;
}

export interface ReadMove {
  /** Requirement sets that were loaded where the file comes from, as text. */
  readonly sets: readonly string[];
  /** Names of its evidence, as they are in a store. */
  readonly evidence: readonly string[];
}

/**
 * Reads a moving file from its beginning to its end. All of it was opened and counted when this returns.
 *
 * @param name of the file, to be told
 * @param onChange is shown every change of its journal
 */
export async function readMove(
  move: OpenedMove,
  name: string,
  { file, evidence, received }: Receiver,
  { signal, onBytes, onTotal }: WorkParts,
  onChange: (change: Change) => void = () => undefined,
): Promise<ReadMove> {
  const { contents, digests } = move.summary;
  onTotal(contents.bytes);
  const sets: string[] = [];
  const names: string[] = [];
  const piecesOf = async function* (entry: Entry): Pieces {
    for await (const piece of entry.bytes()) {
      signal.throwIfAborted();
      onBytes(piece.length);
      yield piece;
    }
  };
  for await (const entry of move.entries()) {
    const { head } = entry;
    switch (head.kind) {
      case 'summary':
        throw damagedFile(name);
      case 'file':
        if (head.path.startsWith(`${SETS}/`)) sets.push((await bytesOf(piecesOf(entry))).toString('utf8'));
        else await file(head.path, piecesOf(entry));
        break;
      case 'evidence':
        await evidence(head.name, piecesOf(entry), head.size);
        names.push(head.name);
    }
  }
  const checked = await checkJournal(received, digests, onChange);
  if (checked.kind === 'damaged' || checked.changes !== contents.changes || names.length !== contents.evidenceFiles)
    throw damagedFile(name);
  return { sets, evidence: names };
}

export async function bytesOf(pieces: Pieces): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all);
}
