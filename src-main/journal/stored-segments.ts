import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import type { Reading } from '../disk/disk.ts';
import { closedName, type FoundFiles, filesOf, plainName } from './file-names.ts';
import { type Chain, EMPTY_CHAIN, readSegment, type Segment } from './segment.ts';

/** A segment as it lies on the disk. */
export interface Stored {
  readonly segment: Segment;
  /** The one that is being written: it has no successor, and is not compressed. */
  readonly isOpen: boolean;
  /** The file it was read from; null for one that is missing. */
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
}

/** Reads all segments behind a place in the chain, in order, one at a time. Nothing is mended here, and nothing written. */
export async function* storedSegments(disk: Reading, folder: string, from: Chain = EMPTY_CHAIN): AsyncGenerator<Stored> {
  const files = filesOf(await disk.names(folder));
  let { sequence, hash } = from;
  while (files.segments.some((first) => first > sequence)) {
    const stored = files.segments.includes(sequence + 1)
      ? await storedSegment(disk, folder, files, sequence + 1, hash)
      : missing(files, sequence + 1, hash);
    yield stored;
    ({ sequence, hash } = stored.segment.end);
    // An open segment without a whole record is the last one.
    if (stored.isOpen) return;
  }
}

/**
 * Reads the segment that holds a record.
 *
 * @param previous the hash of the record before its first; null when it is not known
 */
export async function storedSegment(
  disk: Reading,
  folder: string,
  files: FoundFiles,
  sequence: number,
  previous: string | null,
): Promise<Stored> {
  const first = files.segments.findLast((one) => one <= sequence);
  const next = files.segments.find((one) => one > sequence);
  const last = next === undefined ? null : next - 1;
  if (first === undefined) return missing(files, sequence, previous);
  const isOpen = last === null && files.plain.has(first);
  const plain = files.plain.has(first) ? await read(disk, folder, plainName(first)) : null;
  if (plain) {
    const segment = readSegment(plain.bytes, first, previous, last);
    if (segment.damaged.length === 0 || !files.closed.has(first)) return { segment, isOpen, file: plain };
  }
  const closed = await read(disk, folder, closedName(first));
  const { bytes, isWhole } = await inflate(closed.bytes);
  const segment = readSegment(bytes, first, previous, last);
  const damaged = isWhole && segment.tornBytes === 0 ? segment.damaged : [...new Set([...segment.damaged, first])];
  return { segment: { ...segment, damaged }, isOpen: false, file: closed };
}

/** In the place of a file that is not there: all of it is lost. */
function missing(files: FoundFiles, first: number, previous: string | null): Stored {
  const next = files.segments.find((one) => one > first) ?? first + 1;
  return { segment: readSegment(Buffer.alloc(0), first, previous, next - 1), isOpen: false, file: null };
}

async function read(disk: Reading, folder: string, name: string): Promise<{ name: string; bytes: Buffer }> {
  return { name, bytes: await disk.read(join(folder, name)) };
}

/** Inflates a file; of a damaged one, what comes before the damage. */
async function inflate(bytes: Buffer): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const whole = await promisify(gunzip)(bytes).catch(() => null);
  if (whole) return { bytes: whole, isWhole: true };
  const pieces: Buffer[] = [];
  await new Promise<void>((resolve) => {
    // In small pieces: the one in which the damage lies does not come.
    const stream = createGunzip({ chunkSize: 64 });
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    stream.on('error', () => resolve());
    stream.on('end', () => resolve());
    stream.end(bytes);
  });
  return { bytes: Buffer.concat(pieces), isWhole: false };
}
