import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { BridgeRefused } from '../bridge/refuse.ts';
import { patiently } from '../disk/patiently.ts';
import { checkSize, type SizeLimits } from './size-limit.ts';

const PIECE = 1024 * 1024;

/** A person's own file, opened for reading. */
export interface PickedFile {
  /** What is worth saying about it. */
  readonly notes: string[];
  /** Its bytes; each piece holds until the next is asked for. Throws a refusal when the file changes under it. */
  readonly pieces: () => AsyncGenerator<Uint8Array>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a file that a person picked. A link is followed and said; only a regular file is read, so that nothing waits for ever
 * for a pipe or a device. Nothing is read of one that is empty or too large.
 */
export async function openPicked(path: string, name: string, limits: SizeLimits): Promise<PickedFile> {
  const isLink = (await looked(() => lstat(path), name)).isSymbolicLink();
  const found = await looked(() => stat(path), name).catch((error: unknown) => {
    if (!isLink) throw error;
    throw new BridgeRefused('not found', `${name} is a link, and what it leads to is not there. Pick the file itself.`);
  });
  checkKind(found, name);
  // What was a file a moment ago can be a pipe now: opening must not wait.
  const file = await opened(path, name);
  try {
    const before = await file.stat();
    checkKind(before, name);
    checkSize(name, before.size, limits);
    const notes = isLink ? [`${name} is a link. We kept the file that it leads to.`] : [];
    return {
      notes,
      pieces: async function* () {
        yield* piecesOf(file, name, before.size);
        await checkUnchanged(file, name, before);
        if (await isElsewhere(path, before))
          notes.push(`${name} was moved, removed or replaced while we read it. We kept the file as it was before.`);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error instanceof BridgeRefused ? error : cannotRead(error, name);
  }
}

/** The next piece is read while the one before is being worked on. */
async function* piecesOf(file: FileHandle, name: string, size: number): AsyncGenerator<Uint8Array> {
  const buffers: readonly [Buffer, Buffer] = [Buffer.alloc(Math.min(PIECE, size)), Buffer.alloc(Math.min(PIECE, size))];
  const read = (turn: number, position: number): Promise<Buffer> => {
    const buffer = buffers[turn % 2 === 0 ? 0 : 1];
    const reading = file.read(buffer, 0, buffer.length, position).then(
      ({ bytesRead }) => buffer.subarray(0, bytesRead),
      (error: unknown) => {
        throw cannotRead(error, name);
      },
    );
    // Whoever waits for it is told; when nobody does any more, nobody needs to be.
    reading.catch(() => undefined);
    return reading;
  };
  let position = 0;
  let next = read(0, 0);
  try {
    for (let turn = 1; ; turn += 1) {
      const piece = await next;
      position += piece.length;
      if (piece.length === 0) break;
      // A file that somebody keeps appending to would never end.
      if (position > size) throw changed(name);
      next = read(turn, position);
      yield piece;
    }
    if (position !== size) throw changed(name);
  } finally {
    await next.catch(() => undefined);
  }
}

async function checkUnchanged(file: FileHandle, name: string, before: Stats): Promise<void> {
  const after = await looked(() => file.stat(), name);
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw changed(name);
}

/** An open file can be read to its end although its name leads somewhere else by now. */
async function isElsewhere(path: string, before: Stats): Promise<boolean> {
  const now = await stat(path).catch(() => null);
  return now === null || now.ino !== before.ino || now.dev !== before.dev;
}

function checkKind(found: Stats, name: string): void {
  if (found.isFile()) return;
  const what = found.isDirectory() ? 'is a folder. Pick the files in it' : 'is not a file but a device or a pipe. Pick a file';
  throw new BridgeRefused('cannot read', `${name} ${what}.`);
}

async function opened(path: string, name: string): Promise<FileHandle> {
  try {
    return await patiently(() => open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  } catch (error) {
    throw cannotRead(error, name);
  }
}

async function looked<T>(look: () => Promise<T>, name: string): Promise<T> {
  try {
    return await patiently(look);
  } catch (error) {
    throw cannotRead(error, name);
  }
}

function changed(name: string): BridgeRefused {
  return new BridgeRefused(
    'cannot read',
    `${name} was changed while we read it, so nothing was attached. Save and close it in the other program, then pick it again.`,
  );
}

function cannotRead(error: unknown, name: string): BridgeRefused {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOENT' || code === 'ESTALE')
    return new BridgeRefused('not found', `${name} is not there any more, so nothing was attached. Pick it again.`);
  if (code === 'EBUSY' || code === 'EACCES' || code === 'EPERM')
    return new BridgeRefused(
      'cannot read',
      `${name} is locked by another program, or you may not read it (${code}). Nothing was attached. Close it there and pick it again.`,
    );
  return new BridgeRefused(
    'cannot read',
    `${name} cannot be read (${code}). Nothing was attached. Copy it to this computer and pick the copy.`,
  );
}
