import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskError, wrapFileHandles, wrapFileSystem } from '../../tests/disk-faults.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { writeFileDurably } from './write-file-durably.ts';

test('writes text and bytes, over an old file or none, and leaves nothing else behind', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'settings.json');
  await writeFileDurably(path, 'Zoë 🏥');
  expect(await readFile(path, 'utf8')).toBe('Zoë 🏥');
  await writeFileDurably(path, Buffer.from([0, 255, 10]));
  expect(await readFile(path)).toEqual(Buffer.from([0, 255, 10]));
  expect(await readdir(folder)).toEqual(['settings.json']);
});

test('only the person can read it', async () => {
  const path = join(await temporaryFolder(), 'settings.json');
  await writeFileDurably(path, 'mine');
  // Windows keeps that in the folder's rights and not in a mode.
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('the new bytes are flushed before the old file is replaced, and the folder after it', async () => {
  const happened: string[] = [];
  await wrapFileHandles('writeFile', async (real, parameters) => {
    await real(...parameters);
    happened.push('written');
  });
  await wrapFileHandles('sync', async function (real) {
    await real();
    happened.push((await this.stat()).isDirectory() ? 'folder flushed' : 'file flushed');
  });
  wrapFileSystem('rename', async (real, parameters) => {
    await real(...parameters);
    happened.push('replaced');
  });
  await writeFileDurably(join(await temporaryFolder(), 'a.json'), 'new');
  expect(happened).toEqual(['written', 'file flushed', 'replaced', ...(process.platform === 'win32' ? [] : ['folder flushed'])]);
});

describe('a fault at any step leaves the old file or the new one, whole, and no other', () => {
  const steps: Readonly<Record<string, () => Promise<() => void>>> = {
    'the temporary file cannot be made': async () =>
      wrapFileSystem('open', async () => {
        throw diskError('ENOSPC');
      }),
    'half of it is written': () =>
      wrapFileHandles('writeFile', async function () {
        await this.write('ne');
        throw diskError('ENOSPC');
      }),
    'it cannot be flushed': () =>
      wrapFileHandles('sync', async () => {
        throw diskError('EIO');
      }),
    'it cannot be closed': async () =>
      wrapFileSystem('open', async (real, parameters) => {
        const file = await real(...parameters);
        const close = file.close.bind(file);
        file.close = async () => {
          await close();
          throw diskError('EIO');
        };
        return file;
      }),
    'the old file cannot be replaced': async () =>
      wrapFileSystem('rename', async () => {
        throw diskError('EXDEV');
      }),
    'the folder cannot be flushed': () =>
      wrapFileHandles('sync', async function (real) {
        if ((await this.stat()).isDirectory()) throw diskError('EIO');
        return real();
      }),
  };
  test.each(Object.entries(steps))('%s', async (_step, breakDisk) => {
    const folder = await temporaryFolder();
    const path = join(folder, 'settings.json');
    await writeFile(path, 'the old one');
    const mendDisk = await breakDisk();
    await expect(writeFileDurably(path, 'new')).rejects.toThrow('made by a test');
    mendDisk();
    expect(['the old one', 'new']).toContain(await readFile(path, 'utf8'));
    expect(await readdir(folder)).toEqual(['settings.json']);
  });
});

describe('a virus scanner that holds the old file', () => {
  test.each(['EPERM', 'EACCES', 'EBUSY'])('is waited for (%s)', async (code) => {
    const path = join(await temporaryFolder(), 'settings.json');
    await writeFile(path, 'the old one');
    let held = 3;
    wrapFileSystem('rename', async (real, parameters) => {
      held -= 1;
      if (held >= 0) throw diskError(code);
      return real(...parameters);
    });
    await writeFileDurably(path, 'new');
    expect(held).toBe(-1);
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  test('is not waited for in vain: a folder in its place is told at once', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'settings.json');
    await mkdir(join(path, 'something'), { recursive: true });
    await expect(writeFileDurably(path, 'new')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
    expect(await readdir(folder)).toEqual(['settings.json']);
    expect(await readdir(path)).toEqual(['something']);
  });
});

test('many at once: the last rename stands, whole, and nothing else is left', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'settings.json');
  const texts = Array.from({ length: 20 }, (_, at) => String(at).repeat(5_000));
  await Promise.all(texts.map((text) => writeFileDurably(path, text)));
  expect(texts).toContain(await readFile(path, 'utf8'));
  expect(await readdir(folder)).toEqual(['settings.json']);
});
