import { execFile } from 'node:child_process';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import type { FoundBrowser } from '../../src-main/shells/chromium/find-browser.ts';

/** What the figures were measured on, in one line. The load says how busy the computer was with other things. */
export async function machineFacts({ path, brand }: FoundBrowser): Promise<string> {
  const said = await promisify(execFile)(path, ['--version']).then(
    ({ stdout }) => stdout.trim(),
    () => `${brand} of unknown version`,
  );
  const [load = 0] = loadavg();
  return [
    `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `${platform()} ${release()}`,
    `Node ${process.versions.node}`,
    said,
    `load ${load.toFixed(1)} at the start`,
  ].join(', ');
}
