import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { diskError, wrapFileSystem } from '../../tests/disk-faults.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { clearBrowserData, isBrowserDataNoted, noteBrowserData } from './browser-data.ts';

const FILES = [
  'profiles/chromium-chrome/Default/IndexedDB/https_app.igt.localhost_0.indexeddb.leveldb/000003.log',
  'profiles/chromium-chrome/Default/History',
  'profiles/chromium-chrome/Local State',
  'profiles/electron/IndexedDB/igt_app_0.indexeddb.leveldb/000003.log',
  'profiles/electron/Local State',
  'profiles/electron/Preferences',
  'workspaces/one/journal/000000000001.records',
  'settings.json',
];

async function dataFolder(): Promise<string> {
  const data = await temporaryFolder();
  for (const file of FILES) {
    await mkdir(join(data, dirname(file)), { recursive: true });
    await writeFile(join(data, file), 'x');
  }
  return data;
}

async function filesOf(data: string): Promise<string[]> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? join(entry.parentPath, entry.name).slice(data.length + 1) : [])).sort();
}

test('what browsers keep of pages is cleared in every profile once it was noted, and nothing else', async () => {
  const data = await dataFolder();
  await noteBrowserData(data);
  await clearBrowserData(data);
  expect(await filesOf(data)).toEqual(FILES.filter((file) => !/Default|IndexedDB/.test(file)).sort());
  expect(await isBrowserDataNoted(data)).toBe(false);
});

test('without a note nothing is touched', async () => {
  const data = await dataFolder();
  await clearBrowserData(data);
  expect(await filesOf(data)).toEqual(FILES.toSorted());
});

test('where a file cannot be removed just now, the next start tries again', async () => {
  const data = await dataFolder();
  await noteBrowserData(data);
  const restore = wrapFileSystem('rm', async () => {
    throw diskError('EBUSY');
  });
  await clearBrowserData(data);
  restore();
  expect(await isBrowserDataNoted(data)).toBe(true);
  await clearBrowserData(data);
  expect(await isBrowserDataNoted(data)).toBe(false);
  expect((await filesOf(data)).some((file) => file.includes('IndexedDB'))).toBe(false);
});

test('a data folder that no browser has ever used is no error', async () => {
  const data = await temporaryFolder();
  await noteBrowserData(data);
  await clearBrowserData(data);
  expect(await readdir(data)).toEqual([]);
});
