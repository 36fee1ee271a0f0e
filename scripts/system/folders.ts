import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folders. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
export const ASSETS = join(PROJECT, 'assets');
export const RENDERER = join(PROJECT, 'out', 'renderer');
export const program = (name: string): string => join(PROJECT, 'node_modules', '.bin', name);
