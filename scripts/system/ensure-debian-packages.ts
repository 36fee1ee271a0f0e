import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './run.ts';

export interface NeededProgram {
  readonly program: string;
  /** The Debian package that brings it. */
  readonly package: string;
}

/**
 * Sees to it that programs are there: those missing are installed, where that is allowed (root on Debian or a system like it).
 *
 * @returns what is missing still
 */
export async function ensureDebianPackages(needed: readonly NeededProgram[]): Promise<readonly NeededProgram[]> {
  const missing = missingOf(needed);
  if (missing.length === 0) return missing;
  await installDebianPackages([...new Set(missing.map((one) => one.package))]);
  return missingOf(needed);
}

/** Those of the programs that no folder of the path has. */
export function missingOf(needed: readonly NeededProgram[]): readonly NeededProgram[] {
  return needed.filter(({ program }) => !isOnPath(program));
}

/** Installs packages, where that is allowed; else it does nothing. */
export async function installDebianPackages(packages: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  say(`Installing what is missing (apt-get install ${packages.join(' ')}) ...`);
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run('apt-get', ['update'], { quiet: true })) !== 0) return;
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { environment, quiet: true });
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
