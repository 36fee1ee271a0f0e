import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings, settings } from '../../src-shared/contract/settings.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { readSettings, writeSettings } from './settings-file.ts';

const WORKSPACE = '01990000-0000-7000-8000-000000000001';
const mine: Settings = settings.parse({
  appearance: 'dark',
  textSize: 'larger',
  honestNoticeRead: true,
  lastWorkspace: WORKSPACE,
  people: { [WORKSPACE]: '01990000-0000-7000-8000-000000000002' },
});

test('what was written is read', async () => {
  const folder = await temporaryFolder();
  await writeSettings(folder, mine);
  expect(await readSettings(folder)).toEqual(mine);
});

describe('a file that cannot be used gives the defaults', () => {
  test.each([
    ['missing', null],
    ['empty', ''],
    ['cut off', '{"appearance":"da'],
    ['another kind of value', '[1,2]'],
    ['null', 'null'],
  ])('%s', async (_what, content) => {
    const folder = await temporaryFolder();
    if (content !== null) await writeFile(join(folder, 'settings.json'), content);
    expect(await readSettings(folder)).toEqual(DEFAULT_SETTINGS);
  });
});

describe('one setting that is damaged or unknown does not take the others with it', () => {
  // Who works here is among them: without it the person would be asked to set up an organisation that is there already.
  test.each([
    ['a setting of a newer version', { density: 'compact' }, {}],
    ['a choice of a newer version', { appearance: 'sepia' }, { appearance: 'system' as const }],
    ['a setting of another kind', { textSize: 3 }, { textSize: 'standard' as const }],
    ['a workspace that is none', { lastWorkspace: '../..' }, { lastWorkspace: null }],
  ])('%s', async (_what, damage, instead) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...mine, ...damage }));
    expect(await readSettings(folder)).toEqual({ ...mine, ...instead });
  });
});

test('of settings that are saved right after each other the last ones stand', async () => {
  const folder = await temporaryFolder();
  for (let round = 0; round < 30; round += 1) {
    // The first has more to write, so it would be done later.
    const first = { ...mine, people: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`w${at}`, 'p'])) };
    await Promise.all([writeSettings(folder, first), writeSettings(folder, mine)]);
    expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toEqual(mine);
  }
});

test('what is read while a save is under way is what was saved', async () => {
  const folder = await temporaryFolder();
  await writeSettings(folder, DEFAULT_SETTINGS);
  const saved = writeSettings(folder, mine);
  expect(await readSettings(folder)).toEqual(mine);
  await saved;
});

test('a save that failed does not stop the next one', async () => {
  const folder = await temporaryFolder();
  const missing = join(folder, 'not there');
  await expect(writeSettings(missing, mine)).rejects.toThrow('ENOENT');
  await writeSettings(folder, mine);
  expect(await readSettings(folder)).toEqual(mine);
});
