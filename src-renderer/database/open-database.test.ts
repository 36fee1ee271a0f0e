import Dexie from 'dexie';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { change } from '../../src-shared/assessment/change.ts';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { DATA_FORMAT } from '../../src-shared/contract/bridge.ts';
import { changeOf, idOf } from '../../tests/arbitraries.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { bridgeTo, failingStore, freshBrowser, newWorkspace, opened } from '../../tests/window-parts.ts';
import { MIGRATIONS } from './migrations.ts';
import { openDatabase } from './open-database.ts';

const ID = workspaceId.parse(idOf(1));
const NAME = `igt-workspace-${ID}`;
const NEWEST = MIGRATIONS.length;

/** Everything that is in the database, and its number, read without any of the app's code. */
async function everything(): Promise<unknown> {
  const raw = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const stores = [...raw.objectStoreNames];
  const rows = await Promise.all(
    stores.map(
      (store) =>
        new Promise((resolve) => {
          const request = raw.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    ),
  );
  const found = { version: raw.version, stores, rows };
  raw.close();
  return found;
}

beforeEach(freshBrowser);

test('a new database is made, carries its data format, and opens again', async () => {
  for (const _ of [1, 2]) {
    const database = await openDatabase(ID);
    if (!database.ok) throw new Error(database.refusal);
    expect(await database.value.facts.toArray()).toEqual([{ name: 'data format', value: DATA_FORMAT }]);
    database.value.close();
  }
});

describe('a database of a newer version is refused untouched', () => {
  test('by its own number', async () => {
    const newer = new Dexie(NAME);
    newer.version(NEWEST + 1).stores({ changes: 'id, [document+field], action, chain', sealed: 'hash' });
    await newer.open();
    await newer.table('changes').add({ ...changeOf({ id: 1, field: 'name', value: 'x' }), chain: 1 });
    newer.close();
    const before = await everything();
    const refused = await openDatabase(ID);
    expect(refused.ok).toBe(false);
    expect(!refused.ok && refused.refusal).toMatch(/newer version of the app .*Nothing was touched\. Install the newer version/);
    expect(await everything()).toEqual(before);
  });

  test('by the data format in it', async () => {
    const database = await openDatabase(ID);
    if (!database.ok) throw new Error(database.refusal);
    await database.value.facts.put({ name: 'data format', value: DATA_FORMAT + 1 });
    database.value.close();
    const before = await everything();
    const refused = await openDatabase(ID);
    expect(!refused.ok && refused.refusal).toContain(`data format ${DATA_FORMAT + 1}, this version knows ${DATA_FORMAT}`);
    expect(await everything()).toEqual(before);
  });

  test('and is not held open by us afterwards', async () => {
    const newer = new Dexie(NAME);
    newer.version(NEWEST + 3).stores({ changes: 'id' });
    await newer.open();
    newer.close();
    await openDatabase(ID);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(NAME);
      request.onsuccess = () => resolve();
      request.onblocked = () => reject(new Error('somebody holds it open'));
    });
  });
});

test('a browser that clears its damaged files away and fails once is asked again', async () => {
  const { databases } = indexedDB;
  let asked = 0;
  indexedDB.databases = () => {
    asked += 1;
    return asked === 1
      ? Promise.reject(new DOMException('Internal error opening backing store', 'UnknownError'))
      : databases.call(indexedDB);
  };
  const database = await openDatabase(ID);
  expect([database.ok, asked]).toEqual([true, 2]);
  if (database.ok) database.value.close();
});

test('a database that cannot be opened at all is said, with what is safe and what to do', async () => {
  const { open } = indexedDB;
  onTestFinished(() => {
    indexedDB.open = open;
  });
  indexedDB.open = () => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'DataError');
  };
  const refused = await openDatabase(ID);
  expect(!refused.ok && refused.refusal).toMatch(
    /cannot be opened \(.*\)\. Your answers are safe in the journal\. Close the app/,
  );
});

describe('a database of the first version', () => {
  const CHANGES = [1, 2, 3].map((id) =>
    change.parse(changeOf({ id, field: `answers/101/evidence/row-${id}/details`, value: 'Zoë 🏥' })),
  );

  async function writtenAtVersion1(name: string): Promise<Dexie> {
    const old = new Dexie(name);
    old.version(1).stores({ changes: 'id, [document+field], action', fields: '[document+field], document', facts: 'name' });
    await old.open();
    onTestFinished(() => old.close());
    await old.table('changes').bulkAdd(CHANGES);
    await old.table('fields').bulkAdd(CHANGES.map((one) => ({ document: one.document, field: one.field, change: one })));
    return old;
  }

  test('opens, and the journal gets what it does not have; the next start finds nothing to heal', async () => {
    const client = bridgeTo(await mainParts());
    const id = await newWorkspace(client);
    (await writtenAtVersion1(`igt-workspace-${id}`)).close();
    const first = await opened(client, id);
    expect([first.history.healed, first.folded]).toEqual([{ fromJournal: 0, fromDatabase: 3 }, fold(CHANGES)]);
    first.database.close();
    const second = await opened(client, id);
    expect([second.history.healed, second.folded]).toEqual([{ fromJournal: 0, fromDatabase: 0 }, fold(CHANGES)]);
  });

  test('with a row in it that is no change opens, and counts all others', async () => {
    const old = await writtenAtVersion1(NAME);
    await old.table('changes').put({ id: '00', document: CHANGES[0]?.document, field: 'name' });
    old.close();
    const database = await openDatabase(ID);
    if (!database.ok) throw new Error(database.refusal);
    onTestFinished(() => database.value.close());
    const [digest] = await database.value.digests.toArray();
    expect(digest).toEqual({ document: CHANGES[0]?.document, ...digestWith(EMPTY_DIGEST, CHANGES) });
  });

  test('that cannot be brought up to date, because the disk is full, stays as it was', async () => {
    (await writtenAtVersion1(NAME)).close();
    const before = await everything();
    const restore = failingStore('put');
    const refused = await openDatabase(ID);
    restore();
    expect(refused.ok).toBe(false);
    expect(await everything()).toEqual(before);
    const database = await openDatabase(ID);
    expect(database.ok && (await database.value.changes.count())).toBe(3);
    if (database.ok) database.value.close();
  });
});
