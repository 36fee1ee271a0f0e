import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from './system/folders.ts';

/** Builds the renderer into `out/renderer`. */
export async function buildRenderer(): Promise<void> {
  await build({ configFile: join(PROJECT, 'vite.config.ts'), logLevel: 'warn' });
}

if (import.meta.main) await buildRenderer();
