import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../tests/temporary-folder.ts';
import { findBrowser } from './find-browser.ts';

/** Makes a program, or something by its name that is none. */
async function program(folder: string, name: string, mode = 0o755): Promise<string> {
  const path = join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(path, '#!/bin/sh\n');
  await chmod(path, mode);
  return path;
}

describe('the browser that IGT_BROWSER names', () => {
  test.each([
    ['chromium', 'Chromium'],
    ['google-chrome-stable', 'Chrome'],
    ['Google Chrome', 'Chrome'],
    ['microsoft-edge', 'Edge'],
    ['msedge.exe', 'Edge'],
    ['Microsoft Edge', 'Edge'],
  ] as const)('%s is %s', async (name, brand) => {
    const path = await program(await temporaryFolder(), name);
    expect(findBrowser({ IGT_BROWSER: path })).toEqual({ brand, path });
  });

  test('gets its brand from its own name and not from the folders above it', async () => {
    const path = await program(join(await temporaryFolder(), 'knowledge', 'edges'), 'chromium');
    expect(findBrowser({ IGT_BROWSER: path })?.brand).toBe('Chromium');
  });

  test('as Windows has it, Chrome is told from Chromium by its folders', async () => {
    const folder = await temporaryFolder();
    const chrome = await program(join(folder, 'Google', 'Chrome', 'Application'), 'chrome.exe');
    const chromium = await program(join(folder, 'Chromium', 'Application'), 'chrome.exe');
    expect([findBrowser({ IGT_BROWSER: chrome })?.brand, findBrowser({ IGT_BROWSER: chromium })?.brand]).toEqual([
      'Chrome',
      'Chromium',
    ]);
  });

  test('counts alone: where it is wrong no other is taken in its place', async () => {
    const folder = await temporaryFolder();
    await program(folder, 'chromium');
    await mkdir(join(folder, 'a-folder'));
    await program(folder, 'not-a-program', 0o644);
    const wrong = ['missing', 'a-folder', ...(process.platform === 'win32' ? [] : ['not-a-program'])];
    for (const name of wrong) expect(findBrowser({ IGT_BROWSER: join(folder, name), PATH: folder }), name).toBeNull();
  });
});

// Only here are browsers found by their names on the path.
if (process.platform === 'linux')
  describe('a browser on the path', () => {
    test('is Chrome before Edge before Chromium', async () => {
      const folder = await temporaryFolder();
      const found: (string | undefined)[] = [];
      for (const name of ['chromium-browser', 'chromium', 'microsoft-edge', 'google-chrome-stable', 'google-chrome']) {
        await program(folder, name);
        found.push(findBrowser({ PATH: folder })?.path);
      }
      expect(found).toEqual(
        ['chromium-browser', 'chromium', 'microsoft-edge', 'google-chrome-stable', 'google-chrome'].map((name) =>
          join(folder, name),
        ),
      );
    });

    test('may be a link, as distributions have it', async () => {
      const folder = await temporaryFolder();
      await symlink(await program(join(folder, 'lib'), 'chrome'), join(folder, 'chromium'));
      expect(findBrowser({ PATH: folder })).toEqual({ brand: 'Chromium', path: join(folder, 'chromium') });
    });

    test('is not a folder by that name, nor a file that cannot be started', async () => {
      const folder = await temporaryFolder();
      await mkdir(join(folder, 'one', 'chromium'), { recursive: true });
      await program(join(folder, 'two'), 'chromium', 0o644);
      const real = await program(join(folder, 'three'), 'chromium');
      const path = ['one', 'two', 'three'].map((name) => join(folder, name)).join(delimiter);
      expect(findBrowser({ PATH: path })).toEqual({ brand: 'Chromium', path: real });
    });

    test('is none where the path is empty or missing', () => {
      for (const environment of [{}, { PATH: '' }, { PATH: delimiter }, { PATH: '/nowhere' }])
        expect(findBrowser(environment)).toBeNull();
    });
  });
