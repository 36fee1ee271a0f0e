import type { Stats } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { renamePatiently, syncFolder } from '../data-folder/write-file-durably.ts';
import { patiently } from './patiently.ts';

/**
 * Every place where the journal waits until the disk really has something. Each has a name, so that a test can leave out one
 * of them and see that something is lost.
 */
export const JOURNAL_SYNC_POINTS = [
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

/** The same for changes that are destroyed for good in the journal. */
export const DESTROYING_SYNC_POINTS = [
  /** Checkpoints that count them and copies of damaged files are gone, before a segment is written anew. */
  'stale copies gone',
  /** A segment without them. Its name is flushed by whoever opens the journal again (`names found`). */
  'destroyed segment',
] as const;

/** The same for the evidence store. */
export const EVIDENCE_SYNC_POINTS = [
  /** The folder of the store stands in the folder of its workspace. */
  'evidence folder',
  /** The bytes of an evidence file, before its name is given to it. */
  'evidence bytes',
  /** Its name, before anybody is told that it is kept. */
  'evidence name',
  /** That a name is gone, before anybody is told that the file was removed. */
  'evidence removed',
] as const;

/** The same for backups. */
export const BACKUP_SYNC_POINTS = [
  /** The folders of the backups stand in the folder that the person chose. */
  'backup folders',
  /** What a backup holds, before its name is given to it. */
  'backup object',
  /** The names of all of it, before a manifest counts on them. */
  'backup object names',
  'backup manifest',
  'backup manifest name',
  /** Manifests that were removed are gone, before anything is removed that they refer to. */
  'manifests removed',
] as const;

export type SyncPoint =
  | (typeof JOURNAL_SYNC_POINTS)[number]
  | (typeof DESTROYING_SYNC_POINTS)[number]
  | (typeof EVIDENCE_SYNC_POINTS)[number]
  | (typeof BACKUP_SYNC_POINTS)[number];

export interface OpenFile {
  /** Fills as much of `into` as the file has from there on. @returns how many bytes that were */
  readonly read: (into: Uint8Array, position: number) => Promise<number>;
  /** Writes all the bytes. */
  readonly write: (bytes: Uint8Array, position: number) => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  /** Waits until the bytes and the length are on the disk. */
  readonly datasync: (point: SyncPoint) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the journal, the evidence store and the backups need of a file system. Errors carry the operating system's `code`. */
export interface Disk {
  readonly makeFolder: (path: string) => Promise<void>;
  readonly names: (folder: string) => Promise<string[]>;
  readonly read: (path: string) => Promise<Buffer>;
  /** How many bytes a file has; null when there is no such file. */
  readonly size: (path: string) => Promise<number | null>;
  /** When a file was last written; null when there is no such file. */
  readonly changedAt: (path: string) => Promise<Date | null>;
  /** @param how a new file must not be there yet, another one must; one that is opened for `reading` cannot be written */
  readonly open: (path: string, how: 'new' | 'existing' | 'reading') => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file; one that is not there is no error. */
  readonly remove: (path: string) => Promise<void>;
  /** Waits until the names in a folder are on the disk. */
  readonly syncFolder: (folder: string, point: SyncPoint) => Promise<void>;
}

/** What is needed to read what the journal has written, wherever that lies. */
export type Reading = Pick<Disk, 'names' | 'read'>;

export const TEMPORARY = '.tmp';

const FLAGS = { new: 'wx+', existing: 'r+', reading: 'r' } as const;

/** The computer's own file system. What a virus scanner holds for a moment is waited for. */
export const REAL_DISK: Disk = {
  makeFolder: async (path) => void (await mkdir(path, { mode: 0o700 })),
  names: (folder) => readdir(folder),
  read: (path) => readFile(path),
  size: async (path) => (await statOrNull(path))?.size ?? null,
  changedAt: async (path) => (await statOrNull(path))?.mtime ?? null,
  open: async (path, how) => {
    const file = await patiently(() => open(path, FLAGS[how], 0o600));
    return {
      read: async (into, position) => {
        let filled = 0;
        while (filled < into.length) {
          const { bytesRead } = await file.read(into, filled, into.length - filled, position + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return filled;
      },
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
  remove: (path) => patiently(() => rm(path, { force: true })),
  syncFolder: (folder) => syncFolder(folder),
};

async function statOrNull(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

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
