import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { buildElectron } from './build-electron.ts';
import { pack } from './packaging/pack.ts';
import { checkPackage } from './packaging/package-rules.ts';
import { PROJECT } from './system/folders.ts';

/** Pictures of nhsuk-frontend that show the NHS logo; its arrows and ticks do not. */
const LOGO_PICTURES = /^(favicon|nhsuk-icon-(180|192|512|mask)|nhsuk-opengraph-image)\./;

/**
 * Builds and packs the app as a release is packed, and says what holds of the package and what does not.
 *
 * @param say is given one line at a time
 * @returns true when everything holds
 */
async function packageCheck(say: (line: string) => void): Promise<boolean> {
  await buildElectron();
  const packed = await pack(PROJECT, join(PROJECT, 'out', 'package-check'));
  const logos = join(PROJECT, 'node_modules', 'nhsuk-frontend', 'dist', 'nhsuk', 'assets', 'images');
  const { devDependencies } = z
    .object({ devDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')));
  const assertions = checkPackage(packed, {
    catalogue: await filesUnder(PROJECT, join(PROJECT, 'assets', 'catalogue')),
    foreignMarks: new Map([...(await filesUnder(logos, logos))].filter(([path]) => LOGO_PICTURES.test(path))),
    developmentDependencies: Object.keys(devDependencies),
  });
  say('');
  for (const { words, wrong } of assertions) {
    say(`${wrong.length === 0 ? 'ok  ' : 'FAIL'}  ${words}`);
    for (const detail of wrong.slice(0, 10)) say(`        ${detail}`);
  }
  const failed = assertions.filter(({ wrong }) => wrong.length > 0).length;
  say(failed === 0 ? `\nAll ${assertions.length} hold.` : `\n${failed} of ${assertions.length} do not hold.`);
  return failed === 0;
}

async function filesUnder(from: string, folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) files.set(relative(from, path).split(sep).join('/'), await readFile(path));
  }
  return files;
}

const all = await packageCheck((line) => process.stdout.write(`${line}\n`));
// Not by process.exitCode: electron-builder hooks the end of the process and would exit with 0.
process.exit(all ? 0 : 1);
