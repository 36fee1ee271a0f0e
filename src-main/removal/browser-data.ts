import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';

const noteIn = (dataFolder: string): string => join(dataFolder, 'browser-data-to-clear');

/**
 * What a browser keeps of pages in its profile: databases, whose files hold what was deleted until the browser tidies them up, titles
 * of pages, what stood in boxes, copies for its own use. An installed browser has all of it in `Default`, Electron at the top.
 * Everything else stays: on Windows `Local State` holds the key of Electron's safe storage.
 */
const KEPT_OF_PAGES = [
  'Default',
  'IndexedDB',
  'Local Storage',
  'Session Storage',
  'Sessions',
  'WebStorage',
  'Service Worker',
  'blob_storage',
  'shared_proto_db',
];
/** Reports of crashes, which can hold what was in memory. A running Electron may hold the folder, so it goes if it can. */
const CRASHES = 'Crashpad';

/** Notes that the next start is to clear what browsers keep of our pages. Returns once the note is on the disk. */
export async function noteBrowserData(dataFolder: string): Promise<void> {
  await writeFileDurably(
    noteIn(dataFolder),
    'Something was removed for good. The next start of the app clears what the browser has kept of its pages; they are made anew from the journal.\n',
  );
}

/**
 * Clears it, when it was noted; to be called before a browser is started. Nothing is lost: databases are made anew from the
 * journal. Where a file cannot be removed just now, the note stays and the next start tries again.
 */
export async function clearBrowserData(dataFolder: string): Promise<void> {
  if (!(await isThere(noteIn(dataFolder)))) return;
  const profiles = join(dataFolder, 'profiles');
  const names = await readdir(profiles).catch(() => []);
  const removeAll = (inside: readonly string[]): Promise<PromiseSettledResult<void>[]> =>
    Promise.allSettled(
      names.flatMap((profile) =>
        inside.map((name) => rm(join(profiles, profile, name), { recursive: true, force: true, maxRetries: 3 })),
      ),
    );
  await removeAll([CRASHES]);
  const results = await removeAll(KEPT_OF_PAGES);
  if (results.every(({ status }) => status === 'fulfilled')) await rm(noteIn(dataFolder), { force: true });
}

/** Whether it is still to be cleared. */
export function isBrowserDataNoted(dataFolder: string): Promise<boolean> {
  return isThere(noteIn(dataFolder));
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
