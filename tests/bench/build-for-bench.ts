import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { PROJECT } from '../../scripts/system/folders.ts';

/** The page that the others are held against: as little as this shell can show. */
export const BLANK_PAGE = '/blank.html';

/** Builds the renderer as it is shipped, into a folder of the bench's own, and lays the blank page beside it. */
export async function buildForBench(): Promise<string> {
  const folder = join(PROJECT, 'out', 'bench-renderer');
  await build({ configFile: join(PROJECT, 'vite.config.ts'), logLevel: 'warn', build: { outDir: folder } });
  const blank =
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8" /><title>Blank</title></head><body><p>Blank</p></body></html>';
  await writeFile(join(folder, BLANK_PAGE), blank);
  return folder;
}

/** PouchDB as one script that puts its constructor on the window under this name. */
export async function buildPouchdb(name: string): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('pouchdb-browser/lib/index.es.js'));
  const events = fileURLToPath(import.meta.resolve('events/events.js'));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    // It asks for Node's events, which the browser gets from the package that does the same.
    resolve: { alias: { events } },
    build: { write: false, lib: { entry, formats: ['iife'], name } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('the bundler gave no PouchDB');
  // A script that runs before a page's own ones is wrapped in a function, so its names stay inside.
  return `${output.output[0].code}\nglobalThis.${name} = ${name};`;
}
