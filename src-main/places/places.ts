import type { Dirent } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { FolderListing } from '../../src-shared/contract/bridge.ts';
import { type FolderToken, folderToken } from '../../src-shared/contract/picked-files.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { type FileContent, writeFileDurably } from '../data-folder/write-file-durably.ts';

/**
 * Folders a person can choose to save in, where the shell has no dialog of its own. The window knows them by tokens; only
 * folders that were shown have one.
 */
export interface Places {
  list: (folder: FolderToken | null) => Promise<FolderListing>;
  pathOf: (folder: FolderToken) => string;
}

const USUAL = ['Desktop', 'Documents', 'Downloads'];

export function places(home: string = homedir()): Places {
  const paths = new Map<FolderToken, string>();
  const tokens = new Map<string, FolderToken>();
  const token = (path: string): FolderToken => {
    const known = tokens.get(path);
    if (known) return known;
    const made = folderToken.parse(`folder-${tokens.size + 1}`);
    tokens.set(path, made);
    paths.set(made, path);
    return made;
  };
  const pathOf = (folder: FolderToken): string => {
    const path = paths.get(folder);
    if (path === undefined) throw new BridgeRefused('not allowed', 'That folder was not shown before, so it cannot be used.');
    return path;
  };
  const named = (path: string) => ({ folder: token(path), name: basename(path) || path });

  return {
    pathOf,
    list: async (folder) => {
      const path = folder === null ? await firstFolder(home) : pathOf(folder);
      const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
        throw new BridgeRefused(
          'cannot read',
          `The folder ${basename(path) || path} cannot be opened (${error.code}). Choose another one.`,
        );
      });
      const visible = entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
      const kinds = await Promise.all(visible.map((entry) => kindOf(entry, path)));
      const usual = await Promise.all(
        [home, ...USUAL.map((name) => join(home, name))].map(async (place) => ((await isFolder(place)) ? [named(place)] : [])),
      );
      return {
        folder: token(path),
        name: basename(path) || path,
        above: ancestors(path).map(named),
        inside: visible.filter((_, at) => kinds[at] === 'folder').map(({ name }) => named(join(path, name))),
        files: visible.filter((_, at) => kinds[at] === 'file').map(({ name }) => name),
        usual: usual.flat(),
      };
    },
  };
}

/**
 * Writes a file into a chosen folder, never over another one without being told to.
 *
 * @param name one that `safeFileName` has made, or that the person gave in the system's own dialog
 */
export async function saveInto(
  folder: string,
  name: string,
  content: FileContent,
  overwrite: boolean,
): Promise<'saved' | 'exists'> {
  if (!overwrite && (await isThere(folder, name))) return 'exists';
  await mkdir(folder, { recursive: true });
  try {
    await writeFileDurably(join(folder, name), content, async () => {
      // What takes long to write gives others the time to put a file there.
      if (!overwrite && (await isThere(folder, name))) throw new CameMeanwhile();
    });
  } catch (error) {
    if (error instanceof CameMeanwhile) return 'exists';
    throw error;
  }
  return 'saved';
}

class CameMeanwhile extends Error {}

/** False only where nothing is: a file that cannot be looked at just now must not be written over. */
export function isThere(folder: string, name: string): Promise<boolean> {
  return stat(join(folder, name)).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

async function firstFolder(home: string): Promise<string> {
  const documents = join(home, 'Documents');
  return (await isFolder(documents)) ? documents : home;
}

/** What an entry is; a link is what it leads to, because people keep their documents on other disks. */
async function kindOf(entry: Dirent, inside: string): Promise<'folder' | 'file' | 'other'> {
  const found = entry.isSymbolicLink() ? await stat(join(inside, entry.name)).catch(() => null) : entry;
  if (found?.isDirectory()) return 'folder';
  return found?.isFile() ? 'file' : 'other';
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function ancestors(path: string): string[] {
  const above = dirname(path);
  return above === path ? [] : [...ancestors(above), above];
}
