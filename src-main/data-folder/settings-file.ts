import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_SETTINGS, type Settings, settings } from '../../src-shared/contract/settings.ts';
import { inOrder } from './in-order.ts';
import { writeFileDurably } from './write-file-durably.ts';

const path = (folder: string): string => join(folder, 'settings.json');
const onDisk = z.record(z.string(), z.unknown());
/** Reading waits as well: a window that is loaded again right after a save must not go on with what was there before. */
const oneByOne = inOrder();

/**
 * The settings of this computer. A missing or damaged file gives the defaults: nothing of an assessment is in it. A setting
 * that is damaged, or that only a newer version knows, does not take the others with it.
 */
export function readSettings(folder: string): Promise<Settings> {
  return oneByOne(() => read(folder));
}

async function read(folder: string): Promise<Settings> {
  try {
    const found = onDisk.parse(JSON.parse(await readFile(path(folder), 'utf8')));
    const readable = Object.entries(settings.shape).flatMap(([name, schema]) => {
      const one = schema.safeParse(found[name]);
      return one.success ? [[name, one.data] as const] : [];
    });
    return settings.parse(Object.fromEntries(readable));
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** Of settings that are saved right after each other the last ones stand. */
export function writeSettings(folder: string, changed: Settings): Promise<void> {
  return oneByOne(() => writeFileDurably(path(folder), `${JSON.stringify(changed, null, 2)}\n`));
}
