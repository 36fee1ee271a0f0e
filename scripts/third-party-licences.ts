import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FONT_PACKAGE } from '../src-main/pdf/fonts/font-files.ts';

/** What Vite writes beside each bundle (`build.license`): the packages whose code really went in, and their licences. */
export const LICENCE_LIST = 'third-party-licences.json';
export const LICENCES_FILE = 'THIRD-PARTY-LICENCES.txt';

const licenceList = z.array(
  z.object({ name: z.string(), version: z.string(), identifier: z.string().optional(), text: z.string().optional() }),
);
type Licence = z.infer<typeof licenceList>[number];

/**
 * Packages that go in without a module of theirs: styles are compiled by Sass and fonts are copied, so no bundle names them.
 */
export const WITHOUT_MODULES = ['nhsuk-frontend', '@fontsource/source-sans-3', FONT_PACKAGE];

/**
 * Writes the licences of everything that is bundled into one file that goes with the app.
 *
 * @param root the project folder
 * @param folders the built folders, with the lists that Vite wrote into them; main's own lists are taken away, the renderer's stays
 * @param written the folder that gets the file
 * @throws when a bundled package does not say under which licence it may be handed on
 */
export async function writeThirdPartyLicences(root: string, folders: readonly string[], written: string): Promise<void> {
  const found = new Map<string, Licence>();
  for (const folder of folders)
    for (const name of (await readdir(folder)).filter((file) => file.endsWith(LICENCE_LIST)))
      for (const licence of licenceList.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))))
        found.set(`${licence.name} ${licence.version}`, licence);
  for (const name of WITHOUT_MODULES) {
    const licence = await licenceOf(join(root, 'node_modules', name));
    found.set(`${licence.name} ${licence.version}`, licence);
  }
  const own = await readFile(join(root, 'LICENSE'), 'utf8');
  const mit = own.slice(own.indexOf('Permission is hereby granted'));
  const parts = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, { identifier, text }]) =>
        `${name} (${identifier ?? 'its own words'})\n\n${text ?? standardText(name, identifier, mit)}\n`,
    );
  const rule = `\n${'-'.repeat(78)}\n\n`;
  await writeFile(
    join(written, LICENCES_FILE),
    `IG Toolkit Desktop contains the work of others, under these licences.\n${rule}${parts.join(rule)}`,
  );
  for (const name of (await readdir(written)).filter((file) => file.endsWith(LICENCE_LIST))) await rm(join(written, name));
}

/** Licences that ask for no notice. */
const FREE_OF_NOTICE = ['Unlicense', '0BSD', 'CC0-1.0'];

/** Some packages name their licence and leave its text out. */
function standardText(name: string, identifier: string | undefined, mit: string): string {
  if (identifier === 'MIT') return `Copyright (c) the authors of ${name}\n\n${mit.trim()}`;
  if (identifier && FREE_OF_NOTICE.includes(identifier)) return 'Its authors ask for no notice.';
  throw new Error(
    `${name} is bundled but holds no licence text (${identifier ?? 'no licence named'}). Take it out, or add its text here.`,
  );
}

const packageFile = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });

async function licenceOf(folder: string): Promise<Licence> {
  const { name, version, license } = packageFile.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  // One for the package and one for the font in it.
  const files = (await readdir(folder)).filter((one) => /^(licen[cs]e|copying)/i.test(one)).sort();
  const texts = await Promise.all(files.map(async (file) => (await readFile(join(folder, file), 'utf8')).trim()));
  return { name, version, identifier: license, text: texts.length > 0 ? texts.join('\n\n') : undefined };
}
