import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process has the folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `Another process of this service is using the database in ${folder}. Two at once would lose what one of them writes. ` +
        'End the other one first, or use PostgreSQL (DATABASE_URL), which any number of processes can share.',
    );
  }
}

/**
 * Takes a folder for this process alone. PGlite takes no lock, and Node has no call for one, so a file of SQLite is opened and
 * locked: the system itself lets go of that lock when the process ends, however it ends, on every platform.
 *
 * @returns gives the folder back
 * @throws FolderInUse when another process, or this one, has it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'));
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) throw new FolderInUse(folder);
    throw error;
  }
  return () => lock.close();
}

const SQLITE_BUSY = 5;
