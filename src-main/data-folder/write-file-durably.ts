import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { patiently } from '../disk/patiently.ts';

/** What a file is to hold; what comes piece by piece is never in memory as a whole. */
export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Writes a whole file so that a reader sees the old or the new one and never half: temporary file, fsync, rename, fsync of
 * the folder. Tries again while a virus scanner holds the old file; leaves no temporary file behind.
 *
 * @param beforeReplacing is asked when all is written; what it throws keeps the old file
 */
export async function writeFileDurably(
  path: string,
  content: FileContent,
  beforeReplacing: () => Promise<void> = async () => undefined,
): Promise<void> {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await beforeReplacing();
    await renamePatiently(temporary, path);
  } catch (error) {
    // What went wrong first is what is told.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Renames, and tries again while a virus scanner holds the file. */
export function renamePatiently(from: string, to: string): Promise<void> {
  return patiently(() => rename(from, to));
}

/** Makes a new directory entry durable. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (platform() === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
