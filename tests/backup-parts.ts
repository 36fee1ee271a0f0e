import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FolderToken } from '../src-shared/contract/picked-files.ts';
import type { EvidenceParts } from './evidence-parts.ts';

/** What tests of backups do with folders. */

/** The token of a folder, found by going down to it from the top, as a person does. */
export async function tokenOf(main: EvidenceParts, path: string): Promise<FolderToken> {
  const { above, folder } = await main.ask('places.list', { folder: null });
  if (dirname(path) === path) return above[0]?.folder ?? folder;
  const { inside } = await main.ask('places.list', { folder: await tokenOf(main, dirname(path)) });
  const found = inside.find(({ name }) => name === basename(path));
  if (!found) throw new Error(`there is no folder ${path}`);
  return found.folder;
}

/** Every file in a folder and the folders in it, by its path from there. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Turns over a bit in the middle of a file. */
export async function turnBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] as number) ^ 1;
  await writeFile(path, bytes);
}

/** Makes a recovery code for the organisation's evidence. @returns it as it is typed */
export async function recoveryCodeOf(main: EvidenceParts): Promise<string> {
  const { groups } = await main.ask('keys.new-recovery-code', { workspace: main.workspace });
  return groups.join(' ');
}
