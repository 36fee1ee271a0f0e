import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { changeOf } from '../../tests/arbitraries.ts';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { bridgeTo, failingStore, freshBrowser, newWorkspace, until } from '../../tests/window-parts.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { loadFolded } from '../database/load.ts';
import { openDatabase } from '../database/open-database.ts';
import type { RecordsDatabase } from '../database/records-database.ts';
import { ChangeWriter } from './change-writer.ts';
import type { SaveStatus } from './save-status.ts';

const one = (id: number): Change =>
  change.parse(changeOf({ id, field: `answers/101/evidence/row-${id % 40}/details`, value: `Said ${id}` }));
const some = (from: number, count: number): Change[] => Array.from({ length: count }, (_, at) => one(from + at));

interface Here {
  readonly client: BridgeClient;
  readonly id: WorkspaceId;
  readonly database: RecordsDatabase;
  readonly writer: ChangeWriter;
  readonly told: SaveStatus[];
  readonly status: () => SaveStatus['kind'] | undefined;
}

async function here(): Promise<Here> {
  const client = bridgeTo(await mainParts());
  const id = await newWorkspace(client);
  const opened = await openDatabase(id);
  if (!opened.ok) throw new Error(opened.refusal);
  onTestFinished(() => opened.value.close());
  // Opened once, so that beginning the journal is not a part of what is watched.
  await client.call('workspaces.open', { workspace: id });
  const told: SaveStatus[] = [];
  const writer = new ChangeWriter(
    opened.value,
    client,
    id,
    (status) => told.push(status),
    () => undefined,
  );
  return { client, id, database: opened.value, writer, told, status: () => told.at(-1)?.kind };
}

async function journalOf({ client, id }: Here): Promise<readonly Change[]> {
  const found: Change[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof client.call<'journal.read'>>> = await client.call('journal.read', {
      workspace: id,
      documents: null,
      after,
      limit: 10_000,
    });
    if (!page.ok) throw new Error(page.refusal.words);
    found.push(...page.value.changes);
    after = page.value.next;
  }
  return found;
}

/** Both sides hold exactly these, the journal in the order given, and their digests are the same. */
async function expectWritten(where: Here, changes: readonly Change[]): Promise<void> {
  expect(await journalOf(where)).toEqual(changes);
  expect(await where.database.changes.count()).toBe(changes.length);
  expect((await loadFolded(where.database)).folded).toEqual(fold(changes));
  const opened = await where.client.call('workspaces.open', { workspace: where.id });
  const digests = (await where.database.digests.toArray()).map(({ document, count, xor }) => [document, { count, xor }]);
  expect(opened.ok && opened.value.digests).toEqual(Object.fromEntries(digests));
}

/** A journal that refuses every flush until it is mended. */
const brokenJournal = (): Promise<() => void> =>
  wrapFileHandles('datasync', async () => {
    throw diskError('ENOSPC');
  });

beforeEach(() => {
  freshBrowser();
  // Only the writer's own waiting: the disk and the database take the time that they take.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('“saved” is said only when both have it', () => {
  test('not while the journal is still being flushed', async () => {
    const where = await here();
    let mayEnd: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      mayEnd = resolve;
    });
    let flushing = false;
    await wrapFileHandles('datasync', async (real) => {
      flushing = true;
      await held;
      return real();
    });
    where.writer.write(some(1, 3), 'made here');
    await until(() => flushing);
    while ((await where.database.changes.count()) < 3) await new Promise((resolve) => setImmediate(resolve));
    expect(where.told).toEqual([{ kind: 'saving' }]);
    mayEnd();
    await where.writer.settled();
    expect(where.told.map(({ kind }) => kind)).toEqual(['saving', 'saved']);
    await expectWritten(where, some(1, 3));
  });

  test('not while the database is still busy', async () => {
    const where = await here();
    let mayEnd = false;
    const busy = where.database.transaction('rw', where.database.changes, async () => {
      while (!mayEnd) await where.database.changes.count();
    });
    where.writer.write(some(1, 3), 'made here');
    while ((await journalOf(where)).length < 3) await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(where.told).toEqual([{ kind: 'saving' }]);
    mayEnd = true;
    await busy;
    await where.writer.settled();
    expect(where.status()).toBe('saved');
    await expectWritten(where, some(1, 3));
  });
});

describe('where one side fails, nothing is lost', () => {
  test('the journal: it says so and why, tries again, and the database keeps what it has', async () => {
    const where = await here();
    const mend = await brokenJournal();
    where.writer.write(some(1, 3), 'made here');
    await where.writer.settled();
    expect(where.told.at(-1)).toEqual({
      kind: 'not saved',
      waiting: 3,
      words: expect.stringMatching(/^The disk is full, so we could not write your answers/),
    });
    expect(await where.database.changes.count()).toBe(3);
    mend();
    vi.advanceTimersByTime(500);
    await where.writer.settled();
    expect(where.status()).toBe('saved');
    await expectWritten(where, some(1, 3));
  });

  test.each([
    ['QuotaExceededError', /^The disk is full\. What you typed is still on this screen/],
    ['InvalidStateError', /could not be written \(InvalidStateError\)\. What you typed is still on this screen/],
  ])('the database (%s): the journal has it, and it is tried again', async (name, words) => {
    const where = await here();
    const mend = failingStore('put', name);
    where.writer.write(some(1, 3), 'made here');
    await where.writer.settled();
    expect(where.told.at(-1)).toEqual({ kind: 'not saved', waiting: 3, words: expect.stringMatching(words) });
    expect(await where.database.changes.count()).toBe(0);
    expect(await journalOf(where)).toEqual(some(1, 3));
    mend();
    vi.advanceTimersByTime(500);
    await where.writer.settled();
    expect(where.status()).toBe('saved');
    await expectWritten(where, some(1, 3));
  });

  test('what comes meanwhile waits behind it and is tried at once, in order', async () => {
    const where = await here();
    const mend = await brokenJournal();
    where.writer.write(some(1, 2), 'made here');
    await where.writer.settled();
    where.writer.write(some(3, 2), 'made here');
    await where.writer.settled();
    expect(where.told.at(-1)).toMatchObject({ kind: 'not saved', waiting: 4 });
    mend();
    where.writer.write([one(5)], 'made here');
    await where.writer.settled();
    expect(where.status()).toBe('saved');
    await expectWritten(where, some(1, 5));
  });

  test('it waits longer from try to try, at most fifteen seconds, and starts over after a success', async () => {
    const where = await here();
    const mend = await brokenJournal();
    where.writer.write([one(1)], 'made here');
    await where.writer.settled();
    let tries = 1;
    const waits: number[] = [];
    for (const expected of [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      const before = where.told.length;
      vi.advanceTimersByTime(expected - 1);
      await where.writer.settled();
      expect(where.told.length, `before ${expected}`).toBe(before);
      vi.advanceTimersByTime(1);
      await where.writer.settled();
      tries += 1;
      waits.push(expected);
      expect(where.told.length, `after ${expected}`).toBe(before + 1);
    }
    expect(tries).toBe(8);
    mend();
    vi.advanceTimersByTime(15_000);
    await where.writer.settled();
    expect(where.status()).toBe('saved');
    await brokenJournal();
    // Main has timers of its own while a workspace is open.
    const others = vi.getTimerCount();
    where.writer.write([one(2)], 'made here');
    await where.writer.settled();
    expect(vi.getTimerCount()).toBe(others + 1);
    const before = where.told.length;
    vi.advanceTimersByTime(500);
    await where.writer.settled();
    expect(where.told.length).toBe(before + 1);
  });

  test('whatever fails, whenever: in the end both have everything, in the order in which it was done', async () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('write' as const),
          count: fc.integer({ min: 1, max: 5 }),
          origin: fc.constantFrom('made here' as const, 'taken in' as const),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constantFrom('journal' as const, 'database' as const), broken: fc.boolean() }),
      },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), settles: fc.boolean() }) },
    );
    const broken = { journal: false, database: false };
    await wrapFileHandles('datasync', async (real) => {
      if (broken.journal) throw diskError('EIO');
      return real();
    });
    const { put, add } = IDBObjectStore.prototype;
    onTestFinished(() => void Object.assign(IDBObjectStore.prototype, { put, add }));
    for (const [name, real] of Object.entries({ put, add }))
      Reflect.set(IDBObjectStore.prototype, name, function (this: IDBObjectStore, ...row: [unknown]) {
        if (broken.database) throw new DOMException('made by a test', 'QuotaExceededError');
        return real.apply(this, row);
      });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        freshBrowser();
        Object.assign(broken, { journal: false, database: false });
        const where = await here();
        const given: Change[] = [];
        for (const now of steps) {
          if (now.kind === 'write') {
            const changes = some(given.length + 1, now.count);
            given.push(...changes);
            where.writer.write(changes, now.origin);
          } else if (now.kind === 'wait') {
            if (now.settles) await where.writer.settled();
            vi.advanceTimersByTime(15_000);
          } else broken[now.kind] = now.broken;
        }
        Object.assign(broken, { journal: false, database: false });
        for (let turn = 0; turn < 3; turn += 1) {
          await where.writer.settled();
          vi.advanceTimersByTime(15_000);
        }
        await where.writer.settled();
        if (given.length > 0) expect(where.status()).toBe('saved');
        await expectWritten(where, given);
        where.database.close();
      }),
      { numRuns: 30 },
    );
  });
});

describe('a window that goes away', () => {
  test('hands over what is not saved, however much it is', async () => {
    const where = await here();
    const mendDatabase = failingStore('put');
    const mend = await brokenJournal();
    const many = some(1, 10_500);
    where.writer.write(many, 'taken in');
    await where.writer.settled();
    expect(where.status()).toBe('not saved');
    mend();
    where.writer.handOver();
    const position = async (): Promise<number> => {
      const opened = await where.client.call('workspaces.open', { workspace: where.id });
      return opened.ok ? opened.value.position : 0;
    };
    for (const from = Date.now(); (await position()) < many.length && Date.now() - from < 15_000; )
      await new Promise((resolve) => setImmediate(resolve));
    mendDatabase();
    expect(await journalOf(where)).toEqual(many);
  }, 20_000);

  test('in the middle of writing hands it over once more, and it is there once', async () => {
    const where = await here();
    where.writer.write(some(1, 50), 'made here');
    where.writer.handOver();
    where.writer.write(some(51, 50), 'made here');
    where.writer.handOver();
    await where.writer.settled();
    await expectWritten(where, some(1, 100));
  });

  test('with nothing to hand over hands over nothing', async () => {
    const where = await here();
    where.writer.handOver();
    expect(await journalOf(where)).toEqual([]);
    expect(where.told).toEqual([]);
  });
});
