import { platform } from 'node:os';
import { buildRenderer } from './build-renderer.ts';
import { browserForWindow, NoBrowser } from './system/browser.ts';
import { ensureDebianPackages, installDebianPackages } from './system/ensure-debian-packages.ts';
import { program } from './system/folders.ts';
import { PDF_PROGRAMS } from './system/pdf-programs.ts';
import { postgresPrograms } from './system/postgres-programs.ts';
import { run, say } from './system/run.ts';
import { X_PROGRAMS } from './system/x-programs.ts';

/** `npm test`: unit tests, then the service on its databases, kills, failing disks and damage, then the journeys in a real browser. */
const STAGES = [
  { name: 'unit tests', command: program('vitest'), parameters: ['run', '--project', 'unit'] },
  { name: 'database tests', command: program('vitest'), parameters: ['run', '--project', 'databases'] },
  { name: 'fault tests', command: program('vitest'), parameters: ['run', '--project', 'faults'] },
  { name: 'end-to-end tests', command: program('playwright'), parameters: ['test'] },
] as const;

async function main(): Promise<number> {
  const browser = await browserForWindow();
  say(`Building the window; the journeys run in ${browser.brand} (${browser.path}).`);
  // Without them the tests of real key events and of printed documents say that they did not run.
  if (platform() === 'linux') {
    await ensureDebianPackages([...X_PROGRAMS, ...PDF_PROGRAMS]);
    if (postgresPrograms() === null) await installDebianPackages(['postgresql']);
  }
  say(
    postgresPrograms() === null
      ? 'PostgreSQL 15 or later is not on this machine: the service is tested on PGlite only.'
      : 'The service is tested on PGlite and on PostgreSQL.',
  );
  await buildRenderer();
  const failed: string[] = [];
  for (const { name, command, parameters } of STAGES) {
    const from = Date.now();
    const status = await run(command, parameters);
    say(`${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - from) / 1000)} s`);
    if (status !== 0) failed.push(name);
  }
  say(`${STAGES.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof NoBrowser)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});
process.exit();
