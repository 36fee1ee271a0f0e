import { buildElectron } from './build-electron.ts';
import { electronBinary } from './electron-binary.ts';
import { PROJECT, program } from './system/folders.ts';
import { run } from './system/run.ts';

const PATIENCE = 5_000;

/** Electron's binary, fetched if that takes no more than five seconds; null where it cannot be had. */
export async function electronWithinSeconds(): Promise<string | null> {
  const here = electronBinary(PROJECT);
  if (here) return here;
  await run(program('install-electron'), [], { timeout: PATIENCE, quiet: true });
  return electronBinary(PROJECT);
}

/** Builds main and preload, and opens the app in Electron. */
export async function startInElectron(binary: string): Promise<number> {
  await buildElectron();
  return run(binary, [PROJECT]);
}
