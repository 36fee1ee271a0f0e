import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { WorkspaceStore } from '../../src-renderer/workspace/workspace-store.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { ASSESSMENT } from '../arbitraries.ts';
import { mainParts } from '../main-parts.ts';
import { bridgeTo, freshBrowser, newWorkspace, opened } from '../window-parts.ts';
import { type FailingFiles, failingFiles } from './failing-files.ts';
import { journalOnDisk, leftBehind } from './kill/on-disk.ts';

/** The window's own store on the real main and its files, from what is typed to what the status line says. */
interface Saving {
  readonly files: FailingFiles;
  readonly store: WorkspaceStore;
  readonly data: string;
  readonly write: (text: string) => void;
  /** What lies in the journal on the disk. */
  readonly onDisk: () => Promise<unknown[]>;
  readonly bugs: readonly string[];
}

async function saving(): Promise<Saving> {
  freshBrowser();
  const main = await mainParts();
  const client = bridgeTo(main);
  const id = await newWorkspace(client);
  const store = await opened(client, id);
  const says = (value: string): Draft => ({ document: ASSESSMENT, field: 'answers/101/comment', value });
  return {
    files: await failingFiles(),
    store,
    data: main.data,
    bugs: main.bugs,
    write: (text) => void store.commit([says(text)], { name: text, path: '/' }),
    onDisk: async () => (await journalOnDisk(join(main.data, 'workspaces', id))).changes.map(({ value }) => value),
  };
}

/** Watches that nothing is ever said to be saved that is not on the disk. */
function watchStatus({ store }: Saving): string[] {
  const said: string[] = [];
  store.subscribe(() => said.push(store.status.kind));
  return said;
}

const CODES = [
  [
    'ENOSPC',
    /^The disk is full, so we could not write your answers to the journal\. What was saved before is safe\. Free some space/,
  ],
  ['EIO', /^We could not write your answers to the journal \(EIO\)\. What was saved before is safe\./],
  ['EPERM', /^We may not write your answers to the journal: the folder or file is locked or read-only \(EPERM\)\./],
] as const;

beforeEach(freshBrowser);

describe.each(CODES)('a disk that fails while an answer is saved (%s)', (code, words) => {
  /** The first change begins a file, later ones go on with it. */
  test.each([
    ['the first', []],
    ['a later', ['Said before']],
  ] as const)(
    '%s change, at every write and flush: never said to be saved, said where it failed, and saved by itself once it is mended',
    async (_which, before) => {
      const trial = await saving();
      for (const text of before) trial.write(text);
      await trial.store.settled();
      const from = trial.files.calls.length;
      trial.write('Counted');
      await trial.store.settled();
      const calls = trial.files.calls.slice(from);
      // A test in which nothing fails would pass as well.
      expect(calls).toEqual(before.length === 0 ? ['open', 'write', 'datasync', 'sync'] : ['write', 'datasync']);
      for (let at = 0; at < calls.length; at += 1) {
        const one = await saving();
        for (const text of before) one.write(text);
        await one.store.settled();
        one.files.failAt(at, code, Number.POSITIVE_INFINITY);
        const said = watchStatus(one);
        one.write('While it fails');
        await one.store.settled();
        expect(one.store.status, `${calls[at]}`).toEqual({ kind: 'not saved', waiting: 1, words: expect.stringMatching(words) });
        expect(said).not.toContain('saved');
        // What is on the screen stays there, and more can be typed.
        one.write('And more');
        await one.store.settled();
        expect(one.store.status.kind).toBe('not saved');
        expect(said).not.toContain('saved');
        one.files.mend();
        await vi.waitUntil(() => one.store.status.kind === 'saved', { timeout: 20_000 });
        expect(await one.onDisk()).toEqual([...before, 'While it fails', 'And more']);
        expect([await leftBehind(one.data), one.bugs]).toEqual([[], []]);
      }
    },
    120_000,
  );

  test('and once only, at every call: saved a moment later by itself', async () => {
    for (let at = 0; at < 4; at += 1) {
      const one = await saving();
      one.files.failAt(at, code, 1);
      one.write('Said once');
      await one.store.settled();
      // What a virus scanner holds for a moment may have been tried again before anybody had to be told.
      if (code !== 'EPERM') expect(one.store.status.kind).toBe('not saved');
      await vi.waitUntil(() => one.store.status.kind === 'saved', { timeout: 20_000 });
      expect(await one.onDisk()).toEqual(['Said once']);
    }
  }, 60_000);

  test('while yesterday’s part of the journal is compressed, at every call: nothing of it shows, and it is done later', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 1, 12) });
    try {
      const counted = await saving();
      await nextDay(counted);
      const calls = counted.files.calls.length;
      expect(new Set(counted.files.calls)).toEqual(new Set(['open', 'write', 'datasync', 'sync', 'rename']));
      for (let at = 0; at < calls; at += 1) {
        vi.setSystemTime(Date.UTC(2026, 10, 1, 12));
        const one = await saving();
        one.files.failAt(at, code, 1);
        await nextDay(one);
        expect(await one.onDisk(), `call ${at}`).toEqual(['Yesterday', 'Today', 'And on']);
        expect(one.bugs).toEqual([]);
      }
    } finally {
      vi.useRealTimers();
    }
  }, 120_000);
});

/** Writes across midnight, until everything is saved and what was to be compressed was tried. */
async function nextDay({ write, store }: Saving): Promise<void> {
  const saved = async (text: string): Promise<void> => {
    write(text);
    await store.settled();
    await vi.waitUntil(() => store.status.kind === 'saved', { timeout: 20_000 });
  };
  await saved('Yesterday');
  vi.setSystemTime(Date.UTC(2026, 10, 2, 12));
  await saved('Today');
  await saved('And on');
}
