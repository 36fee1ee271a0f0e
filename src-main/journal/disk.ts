import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { renamePatiently, syncFolder } from '../data-folder/write-file-durably.ts';

/**
 * Every place where the journal waits until the disk really has something. Each has a name, so that a test can leave out one
 * of them and see that something is lost.
 */
export const SYNC_POINTS = [
  /** The folder of the journal stands in the folder of its workspace. */
  'journal folder',
  /** At opening: records that a process wrote which ended before it could flush them. */
  'records found',
  /** At opening: names of files that such a process had made. */
  'names found',
  /** Records, before anybody is told that they are saved. */
  'records',
  /** The name of a new segment, before anybody is told that the first records in it are saved. */
  'segment name',
  'compressed segment',
  'checkpoint',
  /** The names of both, before the plain segment is removed. */
  'closed names',
  'damaged copy',
  /** The copy is named and checkpoints that count on lost records are gone, before the damaged file is replaced. */
  'damaged copy name',
  'mended segment',
] as const;
export type SyncPoint = (typeof SYNC_POINTS)[number];

export interface OpenFile {
  /** Writes all the bytes. */
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  /** Waits until the bytes and the length are on the disk. */
  readonly datasync: (point: SyncPoint) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the journal needs of a file system. Errors carry the operating system's `code`. */
export interface Disk {
  readonly makeFolder: (path: string) => Promise<void>;
  readonly names: (folder: string) => Promise<string[]>;
  readonly read: (path: string) => Promise<Buffer>;
  /** @param how a new file must not be there yet, another one must */
  readonly open: (path: string, how: 'new' | 'existing') => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file; one that is not there is no error. */
  readonly remove: (path: string) => Promise<void>;
  /** Waits until the names in a folder are on the disk. */
  readonly syncFolder: (folder: string, point: SyncPoint) => Promise<void>;
}

export const TEMPORARY = '.tmp';

/** The computer's own file system. */
export const REAL_DISK: Disk = {
  makeFolder: async (path) => void (await mkdir(path, { mode: 0o700 })),
  names: (folder) => readdir(folder),
  read: (path) => readFile(path),
  open: async (path, how) => {
    const file = await open(path, how === 'new' ? 'wx+' : 'r+', 0o600);
    return {
      write: async (bytes, position) => {
        for (let written = 0; written < bytes.length; )
          written += (await file.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
      },
      truncate: (length) => file.truncate(length),
      datasync: () => file.datasync(),
      close: () => file.close(),
    };
  },
  rename: renamePatiently,
  remove: (path) => rm(path, { force: true }),
  syncFolder: (folder) => syncFolder(folder),
};

/**
 * Writes a whole file, so that a reader sees the old one or the new one and never half. Its name is not on the disk before
 * the folder has been flushed as well.
 */
export async function writeWhole(disk: Disk, folder: string, name: string, bytes: Uint8Array, point: SyncPoint): Promise<void> {
  const temporary = join(folder, `${name}${TEMPORARY}`);
  // One that an earlier end has left behind.
  await disk.remove(temporary);
  try {
    const file = await disk.open(temporary, 'new');
    try {
      await file.write(bytes, 0);
      await file.datasync(point);
    } finally {
      await file.close();
    }
    await disk.rename(temporary, join(folder, name));
  } catch (error) {
    // What went wrong first is what is told.
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
}
