import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_SETTINGS, type Settings, settings } from '../../src-shared/contract/settings.ts';
import { inOrder } from './in-order.ts';
import { writeFileDurably } from './write-file-durably.ts';

const path = (folder: string): string => join(folder, 'settings.json');
const onDisk = z.record(z.string(), z.unknown());
const writing = inOrder();

/**
 * The settings of this computer. A missing or damaged file gives the defaults: nothing of an assessment is in it. A setting
 * that is damaged, or that only a newer version knows, does not take the others with it.
 */
export async function readSettings(folder: string): Promise<Settings> {
  try {
    const found = onDisk.parse(JSON.parse(await readFile(path(folder), 'utf8')));
    const readable = Object.entries(settings.shape).flatMap(([name, schema]) => {
      const read = schema.safeParse(found[name]);
      return read.success ? [[name, read.data] as const] : [];
    });
    return settings.parse(Object.fromEntries(readable));
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** Of settings that are saved right after each other the last ones stand. */
export function writeSettings(folder: string, changed: Settings): Promise<void> {
  return writing(() => writeFileDurably(path(folder), `${JSON.stringify(changed, null, 2)}\n`));
}
