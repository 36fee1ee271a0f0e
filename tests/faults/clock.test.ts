import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Change, holdsOver } from '../../src-shared/assessment/change.ts';
import { ASSESSMENT } from '../arbitraries.ts';
import { mainParts } from '../main-parts.ts';
import { bridgeTo, freshBrowser, newWorkspace, opened } from '../window-parts.ts';
import { randomFrom } from './forgetful-file-system.ts';
import { journalOnDisk } from './kill/on-disk.ts';

/** Where computers' clocks have been seen, and further: an empty battery, a typing error, a start before the network is there. */
const CLOCKS = [
  '1904-01-01T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '1970-01-01T00:00:00Z',
  '1980-01-01T00:00:00Z',
  '2026-03-29T00:59:59Z',
  '2026-11-29T12:00:00Z',
  '2026-11-29T11:00:00Z',
  '2026-11-30T00:30:00Z',
  '2031-01-01T00:00:00Z',
  '2099-12-31T23:59:59Z',
  '2100-06-01T00:00:00Z',
  '2286-11-20T17:46:40Z',
  '9999-12-31T23:59:59Z',
  '+012026-11-29T12:00:00Z',
];
const SEED = Number(process.env.CLOCK_SEED ?? Math.floor(Math.random() * 1_000_000));

beforeEach(() => {
  freshBrowser();
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => vi.useRealTimers());

test(`the clock jumps while answers are written and between starts: order holds and nothing is lost (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  const jump = (): string => {
    const to = CLOCKS[Math.floor(random() * CLOCKS.length)] ?? '';
    vi.setSystemTime(new Date(to));
    return to;
  };
  jump();
  let main = await mainParts();
  const id = await newWorkspace(bridgeTo(main));
  const written: string[] = [];
  for (let life = 0; life < 25; life += 1) {
    const started = jump();
    main = await mainParts(main.data);
    const store = await opened(bridgeTo(main), id);
    expect(store.folded.get(ASSESSMENT)?.get('answers/101/comment')?.value, `start at ${started}`).toBe(written.at(-1));
    expect([store.history.healed, store.history.damage, store.tornBytes], `start at ${started}`).toEqual([
      { fromJournal: 0, fromDatabase: 0 },
      [],
      0,
    ]);
    for (let act = 0; act < 4; act += 1) {
      const text = `${written.length} at ${jump()}`;
      store.commit([{ document: ASSESSMENT, field: 'answers/101/comment', value: text }], { name: text, path: '/' });
      await store.settled();
      expect(store.status.kind, text).toBe('saved');
      written.push(text);
    }
    const last = written.pop();
    expect(await store.undo(), `undo of ${last}`).toMatchObject({ ok: true });
    expect(store.folded.get(ASSESSMENT)?.get('answers/101/comment')?.value).toBe(written.at(-1));
    await store.close();
    expect(main.bugs).toEqual([]);
  }
  const { changes, wrong } = await journalOnDisk(join(main.data, 'workspaces', id));
  expect(wrong).toEqual([]);
  const ordered = [...changes].sort((a: Change, b: Change) => (holdsOver(a, b) ? 1 : -1));
  expect(ordered).toEqual(changes);
  // Each life wrote four and took one of them back, which is a change as well.
  expect(changes).toHaveLength(25 * 5);
});
