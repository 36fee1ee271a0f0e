import { basename } from 'node:path';
import { readRecoveryCode } from '../../src-shared/recovery-code/recovery-code.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { parseJson } from '../data-folder/parse-json.ts';
import type { Disk, OpenFile } from '../disk/disk.ts';
import { DamagedEvidence, type EvidenceReader, readSealed } from '../evidence/store/sealed-reader.ts';
import { type KeyEnvelope, openEnvelope } from '../keys/key-envelope.ts';
import { derivedKey } from '../keys/seal.ts';
import { type Entry, type MoveSummary, moveSummary, readEntries, wholeOf } from './entries.ts';
import { damagedFile, type MoveHead, readHead } from './move-head.ts';

/** A moving file that was opened. Its head, its end and its summary have been proved; everything else is as it is read. */
export interface OpenedMove {
  readonly head: MoveHead;
  /** The key of the organisation's evidence. */
  readonly dataKey: Uint8Array;
  readonly summary: MoveSummary;
  /** Bytes of the whole file. */
  readonly size: number;
  /** Everything behind the summary. At the end it has been proved that nothing is missing. */
  readonly entries: () => AsyncGenerator<Entry>;
  readonly close: () => Promise<void>;
}

/** The key with which one moving file is sealed: its own, from that of the organisation's evidence. */
export function moveKey(dataKey: Uint8Array, salt: string): Uint8Array {
  return derivedKey(dataKey, Buffer.from(salt, 'hex'), 'igt moving file');
}

/** Gives the key of an envelope, or says in words why it does not open. */
export type Unlock = (envelope: KeyEnvelope) => Promise<Result<Uint8Array, string>>;

/** Unlocks with a recovery code as it was typed. */
export function byRecoveryCode(code: string): Unlock {
  return async (envelope) => {
    const typed = readRecoveryCode(code);
    if (!typed.ok) return typed;
    const dataKey = await openEnvelope(envelope, { kind: 'recovery code', code });
    return dataKey ? accepted(dataKey) : refused(WRONG);
  };
}

/**
 * Opens a moving file.
 *
 * @returns in words why it could not be unlocked; whoever gets an opened file closes it
 * @throws BridgeRefused for one that is cut off, damaged, newer, or another kind of file
 */
export async function openMove(disk: Disk, path: string, unlock: Unlock): Promise<Result<OpenedMove, string>> {
  const name = basename(path);
  const size = await disk.size(path).catch(() => null);
  const file = await disk.open(path, 'reading').catch((error: NodeJS.ErrnoException) => {
    throw new BridgeRefused(
      error.code === 'ENOENT' ? 'not found' : 'cannot read',
      `${name} cannot be opened (${error.code}). Nothing was changed. Connect the drive it is on, close other programs that use it, and pick it again.`,
    );
  });
  try {
    const { head, length } = await readHead((at, wanted) => readUpTo(file, at, wanted), name);
    const unlocked = await unlock(head.envelope);
    if (unlocked.ok) return accepted(await opened(file, name, size ?? 0, head, length, unlocked.value));
    await file.close();
    return unlocked;
  } catch (error) {
    await file.close();
    throw asRefusal(error, name);
  }
}

const WRONG =
  'This code does not open the file. It is opened with the recovery code that the organisation had when the file was written. Compare each letter and digit, or look for another code that was printed for it.';

async function opened(
  file: OpenFile,
  name: string,
  size: number,
  head: MoveHead,
  headLength: number,
  dataKey: Uint8Array,
): Promise<OpenedMove> {
  const behindHead: OpenFile = { ...file, read: (into, position) => file.read(into, position + headLength) };
  const reader = await readSealed(behindHead, size - headLength, moveKey(dataKey, head.salt), null);
  const begin = async () => {
    const entries = readEntries(proved(reader, name), name);
    const first = await entries.next();
    const said = first.done || first.value.head.kind !== 'summary' ? null : await wholeOf(first.value);
    const summary = moveSummary.safeParse(said && parseJson(said.toString('utf8')));
    if (!summary.success) throw damagedFile(name);
    return { entries, summary: summary.data };
  };
  return {
    head,
    dataKey,
    summary: (await begin()).summary,
    size,
    entries: async function* () {
      yield* (await begin()).entries;
    },
    close: () => file.close(),
  };
}

async function* proved(reader: EvidenceReader, name: string): AsyncGenerator<Buffer> {
  try {
    yield* reader.pieces();
  } catch (error) {
    throw asRefusal(error, name);
  }
}

/** What is wrong with the file itself, in words for the person; anything else is thrown on as it is. */
function asRefusal(error: unknown, name: string): unknown {
  if (error instanceof DamagedEvidence) return damagedFile(name);
  return (error as NodeJS.ErrnoException).code === 'EIO' ? damagedFile(name) : error;
}

async function readUpTo(file: OpenFile, at: number, wanted: number): Promise<Buffer> {
  const bytes = Buffer.alloc(wanted);
  return bytes.subarray(0, await file.read(bytes, at));
}
