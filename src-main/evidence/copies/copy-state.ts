import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';

/** `unknown`: it cannot be read just now, because a program holds it. */
export type CopyState = 'unchanged' | 'changed' | 'gone' | 'unknown';

/**
 * Tells whether copies were changed: by their bytes, since a program may save a document without changing it. A file that was
 * read and has not been touched since is not read again.
 */
export class CopyStates {
  readonly #known = new Map<string, { readonly touched: string; readonly hash: string }>();

  async of(path: string, hash: EvidenceHash): Promise<CopyState> {
    try {
      const found = await lstat(path);
      // Something else than a file in its place is not ours to read.
      if (!found.isFile()) return 'gone';
      const touched = touchedAt(found);
      const known = this.#known.get(path);
      const now = known?.touched === touched ? known.hash : await hashOf(path);
      this.#known.set(path, { touched, hash: now });
      return now === hash ? 'unchanged' : 'changed';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'unknown';
    }
  }
}

/** The time of the last change to what the system knows of a file cannot be set back by a program. */
function touchedAt({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return [size, mtimeMs, ctimeMs, ino].join();
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
