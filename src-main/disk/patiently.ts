import { setTimeout as wait } from 'node:timers/promises';

const HELD_BY_A_SCANNER = new Set(['EPERM', 'EACCES', 'EBUSY']);
const TRIES = 12;

/** Tries again, for about four seconds, while a virus scanner or an indexer holds the file. */
export async function patiently<T>(task: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      if (attempt === TRIES || !HELD_BY_A_SCANNER.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await wait(Math.min(500, 20 * 1.5 ** attempt));
    }
  }
}
