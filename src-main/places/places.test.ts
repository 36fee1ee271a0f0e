import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderToken } from '../../src-shared/contract/picked-files.ts';
import { diskError, wrapFileSystem } from '../../tests/disk-faults.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { places, saveInto } from './places.ts';
import { safeFileName } from './safe-file-name.ts';

const names = (shown: readonly { readonly name: string }[]): string[] => shown.map(({ name }) => name);

/** A home as people have it. */
async function home(): Promise<string> {
  const folder = await temporaryFolder();
  await Promise.all(
    ['Documents/IG Toolkit', 'Documents/Zebra', 'Documents/.git', 'Downloads', '.ssh'].map((path) =>
      mkdir(join(folder, path), { recursive: true }),
    ),
  );
  await Promise.all(['Documents/list.csv', 'Documents/.hidden'].map((path) => writeFile(join(folder, path), 'x')));
  return folder;
}

describe('folders are shown', () => {
  test('from Documents on, hidden ones left out, with the usual places and the way up', async () => {
    const folder = await home();
    const shown = await places(folder).list(null);
    expect(shown.name).toBe('Documents');
    expect(names(shown.inside)).toEqual(['IG Toolkit', 'Zebra']);
    expect(shown.files).toEqual(['list.csv']);
    expect(names(shown.usual)).toEqual([basename(folder), 'Documents', 'Downloads']);
    expect(names(shown.above).at(-1)).toBe(basename(folder));
  });

  test('from the home where it has no Documents', async () => {
    const folder = await temporaryFolder();
    expect((await places(folder).list(null)).name).toBe(basename(folder));
  });

  test('one into another and up again, always under the same token', async () => {
    const shown = places(await home());
    const documents = await shown.list(null);
    const [inside] = documents.inside;
    if (!inside) throw new Error('nothing inside');
    const deeper = await shown.list(inside.folder);
    expect([deeper.name, deeper.above.at(-1)?.folder]).toEqual(['IG Toolkit', documents.folder]);
    expect((await shown.list(deeper.above.at(-1)?.folder ?? null)).folder).toBe(documents.folder);
  });

  test('up to the top, which has nothing above it', async () => {
    const shown = places(await home());
    const top = (await shown.list(null)).above[0];
    if (!top) throw new Error('nothing above');
    const listing = await shown.list(top.folder);
    expect(listing.above).toEqual([]);
    expect(listing.name).not.toBe('');
  });

  test('a link to a folder can be entered, as people keep their documents on other disks', async () => {
    const folder = await home();
    await symlink(join(folder, 'Downloads'), join(folder, 'Documents', 'Shared drive'), 'junction');
    await symlink(join(folder, 'not there'), join(folder, 'Documents', 'Broken link'), 'junction');
    const shown = places(folder);
    const listing = await shown.list(null);
    expect(names(listing.inside)).toEqual(['IG Toolkit', 'Shared drive', 'Zebra']);
    const drive = listing.inside.find(({ name }) => name === 'Shared drive');
    expect((await shown.list(drive?.folder ?? null)).files).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each(['folder-1', 'folder-99', 'folder-0'])('a token that nobody was given: %s', async (token) => {
    const shown = places(await home());
    const forged = folderToken.parse(token);
    await expect(shown.list(forged)).rejects.toBeInstanceOf(BridgeRefused);
    expect(() => shown.pathOf(forged)).toThrow(BridgeRefused);
  });

  test('a path in the place of a token', () => {
    for (const path of ['/etc', 'folder-1/../..', '../folder-1', 'folder-1\n', 'FOLDER-1', '__proto__', ''])
      expect(folderToken.safeParse(path).success).toBe(false);
  });

  test('a folder that cannot be read, in words that name it', async () => {
    const folder = await home();
    const shown = places(folder);
    const [locked] = (await shown.list(null)).inside;
    await chmod(join(folder, 'Documents', 'IG Toolkit'), 0o000);
    // An administrator reads everything, so for one the folder is taken away.
    if (process.getuid?.() === 0) {
      await rm(join(folder, 'Documents', 'IG Toolkit'), { recursive: true });
    }
    const refused: unknown = await shown.list(locked?.folder ?? null).catch((error: unknown) => error);
    expect((refused as BridgeRefused).refusal.code).toBe('cannot read');
    expect((refused as BridgeRefused).refusal.words).toMatch(
      /^The folder IG Toolkit cannot be opened \(E\w+\)\. Choose another one\.$/,
    );
  });
});

describe('saving into a folder', () => {
  test('says when such a file is there, and replaces it only when told to', async () => {
    const folder = await temporaryFolder();
    expect(await saveInto(folder, 'list.csv', 'first', false)).toBe('saved');
    expect(await saveInto(folder, 'list.csv', 'second', false)).toBe('exists');
    expect(await readFile(join(folder, 'list.csv'), 'utf8')).toBe('first');
    expect(await saveInto(folder, 'list.csv', 'second', true)).toBe('saved');
    expect(await readFile(join(folder, 'list.csv'), 'utf8')).toBe('second');
    expect(await readdir(folder)).toEqual(['list.csv']);
  });

  test('leaves a file alone that somebody else put there while ours was written', async () => {
    const folder = await temporaryFolder();
    async function* slowly(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('ours');
      await writeFile(join(folder, 'pack.pdf'), 'theirs');
    }
    expect(await saveInto(folder, 'pack.pdf', slowly(), false)).toBe('exists');
    expect(await readFile(join(folder, 'pack.pdf'), 'utf8')).toBe('theirs');
    expect(await readdir(folder)).toEqual(['pack.pdf']);
  });

  test('never takes a file that it cannot look at for one that is not there', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'list.csv'), 'theirs');
    wrapFileSystem('stat', async () => {
      throw diskError('EPERM');
    });
    await expect(saveInto(folder, 'list.csv', 'ours', false)).rejects.toThrow();
    expect(await readFile(join(folder, 'list.csv'), 'utf8')).toBe('theirs');
  });

  test('never replaces a folder', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'list.csv'));
    expect(await saveInto(folder, 'list.csv', 'x', false)).toBe('exists');
    await expect(saveInto(folder, 'list.csv', 'x', true)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['list.csv']);
  });

  test.each([
    ['long and in Chinese', `${'诊所'.repeat(200)}.json`],
    ['long and of emoji', `${'🏥'.repeat(150)} IG Toolkit 14.1 2026-27.json`],
    ['long and Arabic', `${'مستشفى '.repeat(60)}.csv`],
    ['one word of 500 letters', `${'a'.repeat(500)}.json`],
  ])('takes a name that is %s', async (_what, name) => {
    const folder = await temporaryFolder();
    expect(await saveInto(folder, safeFileName(name), 'content', false)).toBe('saved');
    const [saved] = await readdir(folder);
    expect(saved).toMatch(/\.(json|csv)$/);
    expect(await readFile(join(folder, saved ?? ''), 'utf8')).toBe('content');
  });
});
