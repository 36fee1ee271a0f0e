import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import open from 'open';

/** What finds no program says so within this time; what starts one may go on for as long as that program. */
const SOON_MS = 3_000;

/**
 * Opens a document in the program that the computer has for it.
 *
 * @returns false when there is none or it could not be started
 */
export async function openDocument(path: string): Promise<boolean> {
  try {
    const starter = await open(path);
    if (starter.exitCode !== null) return starter.exitCode === 0;
    const isOver = once(starter, 'exit').then(([code]) => code === 0 || code === null);
    return await Promise.race([isOver, wait(SOON_MS, true)]);
  } catch {
    return false;
  }
}
