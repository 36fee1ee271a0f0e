import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type BridgeMethod, type BridgeOutput, bridge } from '../../src-shared/contract/bridge.ts';
import { DEFAULT_SETTINGS } from '../../src-shared/contract/settings.ts';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { type MainParts, mainParts } from '../../tests/main-parts.ts';

/** The answer of a call that must be accepted. */
async function ask<Method extends BridgeMethod>(main: MainParts, method: Method, input: unknown): Promise<BridgeOutput<Method>> {
  const reply = await main.answer(method, input);
  if (!reply.ok) throw new Error(`${method} was refused: ${reply.refusal.words}`);
  return bridge[method].output.parse(reply.value) as BridgeOutput<Method>;
}

async function refusalOf(main: MainParts, method: BridgeMethod, input: unknown): Promise<{ code: string; words: string }> {
  const reply = await main.answer(method, input);
  if (reply.ok) throw new Error(`${method} was accepted: ${JSON.stringify(reply.value)}`);
  return reply.refusal;
}

/** A file that the person picked. */
async function picked(main: MainParts, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(main.data, name);
  await writeFile(path, content);
  const token = `file-${main.picked.size + 1}`;
  main.picked.set(token, path);
  return token;
}

describe('reading a picked file', () => {
  test('gives its name and text, whatever the text is', async () => {
    const main = await mainParts();
    const text = 'Zoë 🏥 مرحبا\u0000\r\n\u202E';
    expect(await ask(main, 'files.read', { file: await picked(main, 'Praxis 🏥.json', text) })).toEqual({
      name: 'Praxis 🏥.json',
      text,
    });
    expect(await ask(main, 'files.read', { file: await picked(main, 'empty.json', '') })).toEqual({
      name: 'empty.json',
      text: '',
    });
    expect(await ask(main, 'files.read', { file: await picked(main, 'mark.json', '\uFEFF{}') })).toEqual({
      name: 'mark.json',
      text: '{}',
    });
  });

  test('refuses a file of 100 MB before a byte of it is read', async () => {
    const main = await mainParts();
    const file = await picked(main, 'film.json', '');
    await truncate(join(main.data, 'film.json'), 100 * 1_048_576);
    const from = performance.now();
    const { code, words } = await refusalOf(main, 'files.read', { file });
    expect(performance.now() - from).toBeLessThan(500);
    expect(code).toBe('too large');
    expect(words).toBe('film.json has 100 MB. The largest file we open is 50 MB, so this is most likely another file.');
  });

  test.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe)],
    ['text of another encoding', Buffer.from('\uFEFFZoë', 'utf16le')],
    ['a text cut in the middle of a character', Buffer.from('{"name":"Zoë').subarray(0, -1)],
  ])('says that %s cannot be opened', async (_what, content) => {
    const main = await mainParts();
    const { code, words } = await refusalOf(main, 'files.read', { file: await picked(main, 'x.json', content) });
    expect([code, words]).toEqual(['does not fit', 'x.json is not a text file, so it cannot be opened here.']);
  });

  test('says when it is gone, a folder, or was never picked', async () => {
    const main = await mainParts();
    const gone = await picked(main, 'gone.json', 'x');
    await rm(join(main.data, 'gone.json'));
    expect((await refusalOf(main, 'files.read', { file: gone })).code).toBe('not found');
    await mkdir(join(main.data, 'gone.json'));
    expect((await refusalOf(main, 'files.read', { file: gone })).code).toBe('cannot read');
    for (const method of ['files.read', 'catalogue.load'] as const)
      expect((await refusalOf(main, method, { file: 'file-99' })).code).toBe('not allowed');
  });
});

describe('saving a file', () => {
  const here = { kind: 'ask' } as const;

  test('is left to the page of places where the shell has no dialog', async () => {
    const main = await mainParts();
    expect(await ask(main, 'files.save', { name: 'list.csv', content: 'x', place: here })).toEqual({ kind: 'choose here' });
  });

  test('into a folder that was shown: asked before a file is replaced, and never outside of it', async () => {
    const main = await mainParts();
    await mkdir(join(main.data, 'Documents'));
    const { folder } = await ask(main, 'places.list', { folder: null });
    const save = (name: string, content: string, overwrite: boolean) =>
      ask(main, 'files.save', { name, content, place: { kind: 'chosen', folder, overwrite } });
    expect(await save('list.csv', 'first', false)).toMatchObject({ kind: 'saved', name: 'list.csv' });
    expect(await save('list.csv', 'second', false)).toEqual({ kind: 'exists', name: 'list.csv' });
    expect(await save('list.csv', 'second', true)).toMatchObject({ kind: 'saved' });
    expect(await save('../../../etc/list.csv', 'third', false)).toMatchObject({ kind: 'saved', name: 'etc list.csv' });
    expect((await readdir(join(main.data, 'Documents'))).sort()).toEqual(['etc list.csv', 'list.csv']);
    expect(await readFile(join(main.data, 'Documents', 'list.csv'), 'utf8')).toBe('second');
  });

  test('into a folder that nobody was shown is refused', async () => {
    const main = await mainParts();
    const place = { kind: 'chosen', folder: 'folder-1', overwrite: true };
    expect((await refusalOf(main, 'files.save', { name: 'x', content: 'x', place })).code).toBe('not allowed');
  });

  test('in the system’s dialog: under the very name that was given there, or not at all', async () => {
    const asked: string[] = [];
    const answers = [{ kind: 'cancelled' as const }, { kind: 'path' as const, path: '' }];
    const main = await mainParts(undefined, {
      shell: () => ({
        kind: 'electron',
        resolveFile: async () => null,
        openDocument: async () => false,
        print: async () => ({ kind: 'no viewer' }),
        askForPlace: async (name) => {
          asked.push(name);
          return answers.shift() ?? { kind: 'cancelled' };
        },
      }),
    });
    // A name that we would not make ourselves, and that this person's disk takes.
    const name = process.platform === 'win32' ? '.my list' : '.my list: "2026"';
    answers[1] = { kind: 'path', path: join(main.data, name) };
    expect(await ask(main, 'files.save', { name: 'a/b.csv', content: 'x', place: here })).toEqual({ kind: 'cancelled' });
    expect(await ask(main, 'files.save', { name: 'a/b.csv', content: 'x', place: here })).toEqual({
      kind: 'saved',
      name,
      folder: main.data,
    });
    expect(asked).toEqual(['a b.csv', 'a b.csv']);
    expect(await readFile(join(main.data, name), 'utf8')).toBe('x');
  });

  test('on a full disk says so, and leaves the old file', async () => {
    const main = await mainParts();
    const { folder } = await ask(main, 'places.list', { folder: null });
    await writeFile(join(main.data, 'list.csv'), 'the old one');
    const restore = await wrapFileHandles('writeFile', async () => {
      throw diskError('ENOSPC');
    });
    const refusal = await refusalOf(main, 'files.save', {
      name: 'list.csv',
      content: 'x',
      place: { kind: 'chosen', folder, overwrite: true },
    });
    restore();
    expect(refusal.code).toBe('disk full');
    expect(refusal.words).toMatch(/^The disk is full, so we could not save list\.csv in .*Free some space/);
    expect(await readFile(join(main.data, 'list.csv'), 'utf8')).toBe('the old one');
  });
});

test('settings that are saved right after each other: the last stand at the next start', async () => {
  const main = await mainParts();
  const people = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`w${at}`, 'p']));
  const last = { ...DEFAULT_SETTINGS, honestNoticeRead: true, textSize: 'larger' as const };
  await Promise.all([ask(main, 'settings.save', { ...last, people }), ask(main, 'settings.save', last)]);
  expect((await ask(await mainParts(main.data), 'app.start', {})).settings).toEqual(last);
});

test('what the window is told at the start', async () => {
  const main = await mainParts();
  const { sets, ...start } = await ask(main, 'app.start', {});
  expect(start).toMatchObject({
    version: '0.0.0-test',
    shell: 'chromium',
    dataFolder: main.data,
    settings: DEFAULT_SETTINGS,
    workspaces: [],
  });
  expect(sets.length).toBeGreaterThan(10);
});
