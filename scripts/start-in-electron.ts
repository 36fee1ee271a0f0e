import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildElectron } from './build-electron.ts';
import { PROJECT, program } from './system/folders.ts';
import { run } from './system/run.ts';

const ELECTRON = join(PROJECT, 'node_modules', 'electron');
const PATIENCE = 5_000;

/** Electron's binary, fetched if that takes no more than five seconds; null where it cannot be had. */
export async function electronBinary(): Promise<string | null> {
  return (
    installedBinary() ??
    ((await run(program('install-electron'), [], { timeout: PATIENCE, quiet: true })) === 0 ? installedBinary() : null)
  );
}

function installedBinary(): string | null {
  const named = join(ELECTRON, 'path.txt');
  if (!existsSync(named)) return null;
  const binary = join(ELECTRON, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Builds main and preload, and opens the app in Electron. */
export async function startInElectron(binary: string): Promise<number> {
  await buildElectron();
  return run(binary, [PROJECT]);
}
