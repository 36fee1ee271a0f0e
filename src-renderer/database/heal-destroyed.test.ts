import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Workspaces, workspacesIn } from '../../src-main/workspaces/workspaces.ts';
import type { Change } from '../../src-shared/assessment/change.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { changeId } from '../../src-shared/assessment/identifiers.ts';
import { idOf, someChanges } from '../../tests/arbitraries.ts';
import { journalled } from '../../tests/journal-files.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { bridgeTo, freshBrowser, newWorkspace, opened } from '../../tests/window-parts.ts';
import { openDatabase } from './open-database.ts';
import { writeChanges } from './write-changes.ts';

beforeEach(freshBrowser);

const byId = (changes: readonly Change[]): Change[] => changes.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Main with the workspaces that it answers from. */
async function here() {
  const data = await temporaryFolder();
  const workspaces: Workspaces = workspacesIn(data);
  onTestFinished(() => workspaces.close());
  const client = bridgeTo(await mainParts(data, { workspaces }));
  const id = await newWorkspace(client);
  return { client, id, workspaces, folder: join(data, 'workspaces', id), journal: await workspaces.journal(id) };
}

/** Opens a workspace whose journal has destroyed some changes that the database still holds, and tells what both hold then. */
async function afterHealing(all: readonly Change[], out: readonly Change[], inDatabase: readonly Change[]) {
  freshBrowser();
  const { client, id, workspaces, folder, journal } = await here();
  await journal.append(all);
  const database = await openDatabase(id);
  if (!database.ok) throw new Error(database.refusal);
  await writeChanges(database.value, inDatabase);
  database.value.close();
  await journal.destroy(out.map((one) => one.id));
  const first = await opened(client, id);
  const held = { folded: first.folded, changes: byId(await first.database.changes.toArray()), healed: first.history.healed };
  first.database.close();
  const again = await opened(client, id);
  expect(again.history.healed).toEqual({ fromJournal: 0, fromDatabase: 0 });
  expect(again.folded).toEqual(held.folded);
  again.database.close();
  await workspaces.close();
  return { ...held, journalled: await journalled(folder) };
}

test('what was destroyed in the journal is deleted from the database, and never sent back', async () => {
  const acts = someChanges.chain((changes) =>
    fc.tuple(fc.constant(changes), fc.subarray([...changes]), fc.subarray([...changes])),
  );
  await fc.assert(
    fc.asyncProperty(acts, async ([changes, out, inDatabase]) => {
      const gone = new Set(out.map(({ id }) => id));
      const left = changes.filter(({ id }) => !gone.has(id));
      const held = await afterHealing(changes, out, inDatabase);
      expect(held.changes).toEqual(byId(left));
      expect(byId(held.journalled)).toEqual(byId(left));
      expect(held.folded).toEqual(fold(left));
      expect(held.healed.fromDatabase).toBe(0);
    }),
    { numRuns: 25 },
  );
}, 30_000);

test('nor is a change that was destroyed before it came here', async () => {
  const { client, id, journal } = await here();
  await journal.destroy([changeId.parse(idOf(77))]);
  const workspace = await opened(client, id);
  expect(workspace.folded.size).toBe(0);
  expect(journal.position).toBe(1);
});
