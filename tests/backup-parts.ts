import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readSomeAgain } from '../src-main/backup/make-backup.ts';
import type { Backup } from '../src-shared/contract/backup.ts';
import type { FolderToken } from '../src-shared/contract/picked-files.ts';
import { type EvidenceParts, evidenceParts } from './evidence-parts.ts';
import { temporaryFolder } from './temporary-folder.ts';

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

/** Makes a recovery code for the organisation's evidence and confirms it. @returns it as it is typed */
export async function recoveryCodeOf(main: EvidenceParts): Promise<string> {
  const { workspace } = main;
  const { groups, state } = await main.ask('keys.new-recovery-code', { workspace });
  const typed = (state.toConfirm ?? []).map((group) => groups[group]);
  await main.ask('keys.confirm-recovery-code', { workspace, groups: typed });
  return groups.join(' ');
}

/** Main with a workspace whose backups go to a folder elsewhere. */
interface WithBackups extends EvidenceParts {
  readonly elsewhere: string;
  /** A backup that must be made. */
  readonly made: () => Promise<Backup>;
  /** What the app does in the background after a backup. */
  readonly readSomeAgain: () => Promise<void>;
}

export async function withBackups(): Promise<WithBackups> {
  const main = await evidenceParts();
  const elsewhere = await temporaryFolder();
  const { workspace } = main;
  await main.ask('backup.choose-folder', { workspace, folder: await tokenOf(main, elsewhere) });
  return {
    ...main,
    elsewhere,
    made: async () => {
      const outcome = await main.ask('backup.now', { workspace });
      if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome));
      return outcome.backup;
    },
    readSomeAgain: () => readSomeAgain(main.backups, workspace),
  };
}
