import { readdir } from 'node:fs/promises';

/** What is being written, under the name that it will have. */
export const UNFINISHED = '.part';

/** What programs put beside a document for themselves: locks, copies for a crash, what a file manager remembers. */
const OF_PROGRAMS = /^[.~]|~$|\.(part|tmp|temp|bak|wbk|asd)$|^(thumbs\.db|desktop\.ini|copy\.json)$/i;

/**
 * The documents that somebody has saved in the folder of a copy under another name: it is the folder that a program offers first.
 *
 * @param as the copy's own name
 */
export async function savedBeside(folder: string, as: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name !== as && !OF_PROGRAMS.test(entry.name)).map(({ name }) => name);
}
