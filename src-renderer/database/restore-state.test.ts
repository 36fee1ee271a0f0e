import { beforeEach, expect, test } from 'vitest';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { ASSESSMENT, changeOf } from '../../tests/arbitraries.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { bridgeTo, freshBrowser, newWorkspace, opened } from '../../tests/window-parts.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { openDatabase } from './open-database.ts';
import { writeChanges } from './write-changes.ts';

/** More than are brought back before a workspace opens. */
const MANY = 7_000;
const FIELDS = 40;

const one = (id: number): Change =>
  change.parse(changeOf({ id, field: `answers/${101 + (id % FIELDS)}/comment`, value: `Said ${id} 🏥` }));
const CHANGES = Array.from({ length: MANY }, (_, at) => one(at + 1));
const act = { name: 'comment', path: '/' };

/** A workspace with years of edits in its journal, in a browser whose database has `left` of them. */
async function lost(left: readonly Change[] = []) {
  const client = bridgeTo(await mainParts());
  const id = await newWorkspace(client);
  await client.call('journal.append', { workspace: id, changes: CHANGES });
  const database = await openDatabase(id);
  if (!database.ok) throw new Error(database.refusal);
  await writeChanges(database.value, left);
  database.value.close();
  return { client, id };
}

beforeEach(freshBrowser);

test('the state is there when the workspace opens, and its history afterwards', async () => {
  const { client, id } = await lost();
  const store = await opened(client, id);
  expect(store.folded).toEqual(fold(CHANGES));
  expect(store.history.progress).toEqual({ done: 0, total: MANY });
  await store.history.whole;
  expect(store.history.progress).toBeNull();
  expect(store.history.healed).toEqual({ fromJournal: MANY, fromDatabase: 0 });
  expect(await store.database.changes.count()).toBe(MANY);
  store.database.close();
  const again = await opened(client, id);
  expect([again.folded, again.history.healed]).toEqual([fold(CHANGES), { fromJournal: 0, fromDatabase: 0 }]);
});

test('what is edited meanwhile is saved, stands, and is counted right', async () => {
  const { client, id } = await lost();
  const store = await opened(client, id);
  const drafts = Array.from({ length: FIELDS }, (_, at) => ({
    document: ASSESSMENT,
    field: `answers/${101 + at}/comment`,
    value: `Now ${at}`,
  }));
  for (const draft of drafts) {
    store.commit([draft], act);
    await store.settled();
  }
  expect(store.status.kind).toBe('saved');
  // Undo needs what stood there before, and waits for it.
  expect((await store.undo()).ok).toBe(true);
  await store.history.whole;
  await store.settled();
  expect(store.folded.get(ASSESSMENT)?.get(`answers/${100 + FIELDS}/comment`)?.value).toMatch(/^Said /);
  expect(store.history.healed).toEqual({ fromJournal: MANY, fromDatabase: 0 });
  const before = store.folded;
  store.database.close();
  const again = await opened(client, id);
  expect([again.folded, again.history.healed]).toEqual([before, { fromJournal: 0, fromDatabase: 0 }]);
});

test('a rebuild that is cut short goes on at the next start', async () => {
  const { client, id } = await lost();
  const first = await openWorkspace(client, id);
  if (!first.ok) throw new Error(first.refusal);
  await expect.poll(() => first.value.history.progress?.done).toBeGreaterThan(0);
  await first.value.close();
  const second = await opened(client, id);
  await second.history.whole;
  expect(second.folded).toEqual(fold(CHANGES));
  expect(await second.database.changes.count()).toBe(MANY);
});

test('what only the database had is kept, and goes into the journal', async () => {
  const own = change.parse(changeOf({ id: MANY + 5, field: 'answers/101/comment', value: 'Only here' }));
  const { client, id } = await lost([...CHANGES.slice(0, 10), own]);
  const store = await opened(client, id);
  expect(store.folded).toEqual(fold([...CHANGES, own]));
  await store.history.whole;
  expect(store.history.healed).toEqual({ fromJournal: MANY - 10, fromDatabase: 1 });
  store.database.close();
  freshBrowser();
  const again = await opened(client, id);
  expect(again.folded).toEqual(fold([...CHANGES, own]));
});
