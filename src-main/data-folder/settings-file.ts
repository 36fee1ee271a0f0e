import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, type Settings, settings } from '../../src-shared/contract/settings.ts';
import { writeFileDurably } from './write-file-durably.ts';

const path = (folder: string): string => join(folder, 'settings.json');

/** The settings of this computer. A missing or damaged file gives the defaults: nothing of an assessment is in it. */
export async function readSettings(folder: string): Promise<Settings> {
  try {
    const parsed = settings.safeParse(JSON.parse(await readFile(path(folder), 'utf8')));
    return parsed.success ? parsed.data : DEFAULT_SETTINGS;
  } catch {
    return DEFAULT_SETTINGS;
  }
}

export async function writeSettings(folder: string, changed: Settings): Promise<void> {
  await writeFileDurably(path(folder), `${JSON.stringify(changed, null, 2)}\n`);
}
