import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refusedByDisk } from '../bridge/refuse.ts';

/**
 * Copies of documents that another program shows because the app has no viewer of its own, each in a folder that only the
 * person may enter. They go when the app closes, at the latest at its next start.
 */
export class PrintedCopies {
  readonly #root: string;

  constructor(dataFolder: string) {
    this.#root = join(dataFolder, 'printed');
  }

  /** @returns its path */
  async make(name: string, bytes: Uint8Array): Promise<string> {
    const folder = join(this.#root, randomBytes(8).toString('hex'));
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, name), bytes, { flag: 'wx', mode: 0o600 });
      return join(folder, name);
    } catch (error) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      throw refusedByDisk(error, 'make a copy of this document to print');
    }
  }

  /** What a program still holds goes another time. */
  async removeAll(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
