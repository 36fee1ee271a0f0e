import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isOpenableName } from './openable.ts';

/** What programs put beside a document while it is open, and what systems put into every folder. */
const NOT_SAVED_BY_A_PERSON = /^[.~]|\.tmp$/i;

/**
 * “Save as” offers the folder of the document, so a person may save their work beside the copy and take it for kept.
 *
 * @returns the name of the document that was saved there last, or null when nothing was
 */
export async function savedBeside(folder: string, as: string): Promise<string | null> {
  let newest: { readonly name: string; readonly at: number } | null = null;
  for (const name of await readdir(folder).catch(() => [])) {
    if (name === as || NOT_SAVED_BY_A_PERSON.test(name) || !isOpenableName(name)) continue;
    const found = await lstat(join(folder, name)).catch(() => null);
    if (found?.isFile() && (newest === null || found.mtimeMs > newest.at)) newest = { name, at: found.mtimeMs };
  }
  return newest?.name ?? null;
}
