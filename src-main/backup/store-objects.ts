import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { type Disk, type OpenFile, TEMPORARY, writeWhole } from '../disk/disk.ts';

/** A file that is to be copied is not there any more, or the disk does not give it back. The other side is not to blame. */
export class SourceUnreadable extends Error {}

/** As much as is read before it is written; a copy under way holds two of them. Smaller ones cost a turn each. */
const PIECE = 4 * 1024 * 1024;

/** What a copy may be told on its way. */
export interface CopyParts {
  /** Ends it before the next piece when it is aborted. */
  readonly signal: AbortSignal;
  /** Is told of every piece that was copied or read, in bytes. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Copies a file. It has its name only when all of it is on the disk; the name is not flushed.
 *
 * @returns how many bytes it has, and their SHA-256
 * @throws SourceUnreadable
 */
export async function copyInto(
  disk: Disk,
  from: string,
  to: string,
  parts: CopyParts,
): Promise<{ readonly size: number; readonly hash: string }> {
  const temporary = `${to}${TEMPORARY}`;
  const pieceLength = await pieceFor(disk, from).catch(unreadable);
  const source = readable(await disk.open(from, 'reading').catch(unreadable));
  try {
    // One that an earlier end has left behind.
    await disk.remove(temporary);
    const target = await disk.open(temporary, 'new');
    let copied: { size: number; hash: string };
    try {
      copied = await copyPieces(source, target, pieceLength, parts);
      await target.datasync('backup object');
    } finally {
      await target.close();
    }
    await disk.rename(temporary, to);
    return copied;
  } catch (error) {
    // What went wrong first is what is told.
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  } finally {
    await source.close();
  }
}

/** Stores bytes that are in memory, in the same way. */
export async function storeInto(disk: Disk, to: string, bytes: Uint8Array): Promise<void> {
  await writeWhole(disk, dirname(to), basename(to), bytes, 'backup object');
}

/** @returns the SHA-256 of a file's bytes as they are on the disk now, and how many there are */
export async function hashOf(
  disk: Disk,
  path: string,
  parts: CopyParts,
): Promise<{ readonly size: number; readonly hash: string }> {
  const pieceLength = await pieceFor(disk, path);
  const file = await disk.open(path, 'reading');
  try {
    return await copyPieces(file, null, pieceLength, parts);
  } finally {
    await file.close();
  }
}

/** Most files are small, and memory for a large one would be the dearest part of copying them. */
async function pieceFor(disk: Disk, path: string): Promise<number> {
  return Math.max(1, Math.min(PIECE, (await disk.size(path)) ?? 0));
}

/** Reads the next piece while the one before is hashed and written. */
async function copyPieces(
  source: OpenFile,
  target: OpenFile | null,
  pieceLength: number,
  { signal, onBytes }: CopyParts,
): Promise<{ size: number; hash: string }> {
  const hash = createHash('sha256');
  const buffers = [Buffer.allocUnsafe(pieceLength), Buffer.allocUnsafe(pieceLength)] as const;
  let size = 0;
  let length = await source.read(buffers[0], 0);
  for (let turn = 0; length > 0; turn += 1) {
    signal.throwIfAborted();
    const piece = (buffers[turn % 2] as Buffer).subarray(0, length);
    const [next] = await Promise.all([
      source.read(buffers[(turn + 1) % 2] as Buffer, size + length),
      target?.write(piece, size),
      hash.update(piece),
    ]);
    onBytes(length);
    size += length;
    length = next;
  }
  return { size, hash: hash.digest('hex') };
}

function readable(file: OpenFile): OpenFile {
  return { ...file, read: (into, position) => file.read(into, position).catch(unreadable) };
}

function unreadable(error: unknown): never {
  throw new SourceUnreadable('a file cannot be read', { cause: error });
}
