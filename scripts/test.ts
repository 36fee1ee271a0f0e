import { buildRenderer } from './build-renderer.ts';
import { browserForWindow, NoBrowser } from './system/browser.ts';
import { program } from './system/folders.ts';
import { run, say } from './system/run.ts';

/** `npm test`: unit tests, then the journeys in a real browser. */
const STAGES = [
  { name: 'unit tests', command: program('vitest'), parameters: ['run'] },
  { name: 'end-to-end tests', command: program('playwright'), parameters: ['test'] },
] as const;

async function main(): Promise<number> {
  const browser = await browserForWindow();
  say(`Building the window; the journeys run in ${browser.brand} (${browser.path}).`);
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
