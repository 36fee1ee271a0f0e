import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LICENCE_LIST, LICENCES_FILE, writeThirdPartyLicences } from './third-party-licences.ts';

const PROJECT = join(import.meta.dirname, '..');
let app: string;
let renderer: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'igt-licences-'));
  [app, renderer] = [join(folder, 'app'), join(folder, 'renderer')];
  await mkdir(app);
  await mkdir(renderer);
});
afterEach(() => rm(join(app, '..'), { recursive: true }));

const list = (folder: string, licences: readonly object[]) =>
  writeFile(join(folder, `main.${LICENCE_LIST}`), JSON.stringify(licences));

test('both bundles, the styles and the fonts are named, each once', async () => {
  const zod = { name: 'zod', version: '4.6.7', identifier: 'MIT', text: 'The words of zod.' };
  await list(app, [zod]);
  await list(renderer, [{ name: 'react', version: '19.3.1', identifier: 'MIT', text: 'The words of React.' }, zod]);
  await writeThirdPartyLicences(PROJECT, [renderer, app], app);
  const written = await readFile(join(app, LICENCES_FILE), 'utf8');
  for (const words of ['react 19.3.1 (MIT)', 'The words of React.', 'SIL OPEN FONT LICENSE', 'nhsuk-frontend'])
    expect(written).toContain(words);
  expect(written.match(/The words of zod\./g)).toHaveLength(1);
  // The faces for documents: of the package, and of the font in it.
  const faces = written.slice(written.indexOf('@expo-google-fonts/source-sans-3 '));
  for (const words of ['Copyright (c) 2020 Expo', 'with Reserved Font Name', 'SIL OPEN FONT LICENSE'])
    expect(faces).toContain(words);
  expect(await readdir(app)).toEqual([LICENCES_FILE]);
});

test('a package that names the MIT licence and leaves its words out gets them', async () => {
  await list(app, [
    { name: 'short', version: '1.0.0', identifier: 'MIT' },
    { name: 'free', version: '1.0.0', identifier: 'Unlicense' },
  ]);
  await writeThirdPartyLicences(PROJECT, [app], app);
  const written = await readFile(join(app, LICENCES_FILE), 'utf8');
  expect(written).toContain('free 1.0.0 (Unlicense)\n\nIts authors ask for no notice.');
  expect(written).toContain('the authors of short 1.0.0\n\nPermission is hereby granted');
});

test.each([{}, { identifier: 'Apache-2.0' }])(
  'a package that does not say how it may be handed on stops the build: %o',
  async (said) => {
    await list(app, [{ name: 'silent', version: '1.0.0', ...said }]);
    await expect(writeThirdPartyLicences(PROJECT, [app], app)).rejects.toThrow(
      'silent 1.0.0 is bundled but holds no licence text',
    );
  },
);
