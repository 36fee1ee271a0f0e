import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { ASSESSMENT, changeOf, idOf, someChanges } from '../../tests/arbitraries.ts';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { deleteJournal, journalBytes, journalFile, newerJournal } from '../../tests/journal-files.ts';
import { type MainParts, mainParts } from '../../tests/main-parts.ts';
import { bridgeTo, freshBrowser, newWorkspace, opened } from '../../tests/window-parts.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { openDatabase } from './open-database.ts';
import { writeChanges } from './write-changes.ts';

const one = (id: number): Change => change.parse(changeOf({ id, field: 'answers/101/comment', value: `Said ${id} 🏥` }));
const some = (from: number, count: number): Change[] => Array.from({ length: count }, (_, at) => one(from + at));

interface Here {
  readonly main: MainParts;
  readonly client: BridgeClient;
  readonly id: WorkspaceId;
}

const folderOf = ({ main, id }: Here): string => join(main.data, 'workspaces', id);

/** A workspace whose journal and whose database hold what they are given. */
async function workspaceWith(inJournal: readonly Change[], inDatabase: readonly Change[]): Promise<Here> {
  const main = await mainParts();
  const client = bridgeTo(main);
  const id = await newWorkspace(client);
  if (inJournal.length > 0) await client.call('journal.append', { workspace: id, changes: [...inJournal] });
  const database = await openDatabase(id);
  if (!database.ok) throw new Error(database.refusal);
  await writeChanges(database.value, inDatabase);
  database.value.close();
  return { main, client, id };
}

async function journalOf({ client, id }: Here): Promise<Change[]> {
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

const byId = (changes: readonly Change[]): Change[] => changes.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Both sides hold exactly these changes, the folded state is theirs, and the next start finds nothing to heal. */
async function expectWhole(here: Here, changes: readonly Change[]): Promise<void> {
  const again = await opened(here.client, here.id);
  expect(again.history.healed).toEqual({ fromJournal: 0, fromDatabase: 0 });
  expect(again.folded).toEqual(fold(changes));
  expect(byId(await again.database.changes.toArray())).toEqual(byId(changes));
  expect(byId(await journalOf(here))).toEqual(byId(changes));
  again.database.close();
}

beforeEach(freshBrowser);

describe('whichever is behind is brought up to date', () => {
  test.each([
    ['both empty', 0, 0, 0],
    ['both the same', 6, 6, 6],
    ['the database gone', 6, 0, 0],
    ['the journal gone', 0, 6, 0],
    ['the database behind', 6, 2, 2],
    ['the journal behind', 2, 6, 2],
    ['each with some of its own', 6, 6, 2],
  ])('%s', async (_what, journal, database, shared) => {
    const inBoth = some(1, shared);
    const inJournal = [...inBoth, ...some(100, journal - shared)];
    const inDatabase = [...inBoth, ...some(200, database - shared)];
    const here = await workspaceWith(inJournal, inDatabase);
    const workspace = await opened(here.client, here.id);
    expect(workspace.history.healed).toEqual({ fromJournal: journal - shared, fromDatabase: database - shared });
    workspace.database.close();
    await expectWhole(here, [...inJournal, ...inDatabase.slice(shared)]);
  });

  test('any changes, divided in any way', async () => {
    const divided = someChanges.chain((changes) =>
      fc.tuple(
        fc.constant(changes),
        fc.array(fc.constantFrom('journal', 'database', 'both'), { minLength: changes.length, maxLength: changes.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(divided, async ([changes, places]) => {
        freshBrowser();
        const here = await workspaceWith(
          changes.filter((_, at) => places[at] !== 'database'),
          changes.filter((_, at) => places[at] !== 'journal'),
        );
        const workspace = await opened(here.client, here.id);
        expect(workspace.history.healed).toEqual({
          fromJournal: places.filter((place) => place === 'journal').length,
          fromDatabase: places.filter((place) => place === 'database').length,
        });
        workspace.database.close();
        await expectWhole(here, changes);
      }),
      { numRuns: 25 },
    );
  });

  test('more changes than fit on a page, both ways', async () => {
    const many = (from: number, count: number): Change[] =>
      Array.from({ length: count }, (_, at) =>
        changeOf({ id: from + at, field: `answers/101/evidence/row-${at}/details`, value: 'x' }),
      );
    const [inJournal, inDatabase] = [many(1, 5_300), many(10_000, 5_200)];
    const here = await workspaceWith(inJournal, inDatabase);
    const workspace = await opened(here.client, here.id);
    expect(workspace.history.healed).toEqual({ fromJournal: 5_300, fromDatabase: 5_200 });
    workspace.database.close();
    await expectWhole(here, [...inJournal, ...inDatabase]);
  }, 20_000);

  test('only documents that differ are read', async () => {
    const other = changeOf({ id: 900, document: `person/${idOf(1)}` as Change['document'], field: 'name', value: 'Sam' });
    const here = await workspaceWith([...some(1, 3), other], [other]);
    const asked: unknown[] = [];
    const listening: BridgeClient = {
      ...here.client,
      call: (method, input) => {
        if (method === 'journal.read') asked.push(input);
        return here.client.call(method, input);
      },
    };
    await opened(listening, here.id);
    expect(asked).toMatchObject([{ documents: [ASSESSMENT] }]);
  });

  test('a half-written end of the journal is said, and what it held is taken from the database', async () => {
    const here = await workspaceWith(some(1, 3), some(1, 3));
    const path = await journalFile(folderOf(here));
    const whole = await readFile(path, 'utf8');
    await writeFile(path, whole.slice(0, -40));
    const client = bridgeTo(await mainParts(here.main.data));
    const workspace = await opened(client, here.id);
    expect(workspace.tornBytes).toBeGreaterThan(0);
    expect(workspace.history.healed).toEqual({ fromJournal: 0, fromDatabase: 1 });
    workspace.database.close();
    await expectWhole({ ...here, client }, some(1, 3));
  });

  test('a journal that was deleted is written anew', async () => {
    const here = await workspaceWith(some(1, 3), some(1, 3));
    await deleteJournal(folderOf(here));
    const client = bridgeTo(await mainParts(here.main.data));
    const workspace = await opened(client, here.id);
    expect(workspace.history.healed).toEqual({ fromJournal: 0, fromDatabase: 3 });
    workspace.database.close();
    await expectWhole({ ...here, client }, some(1, 3));
  });
});

test('a damaged record of the journal is said, and comes back from the database', async () => {
  const here = await workspaceWith(some(1, 5), some(1, 5));
  const path = await journalFile(join(here.main.data, 'workspaces', here.id));
  await writeFile(path, (await readFile(path, 'utf8')).replace('Said 3', 'Said x'));
  const client = bridgeTo(await mainParts(here.main.data));
  const workspace = await opened(client, here.id);
  expect(workspace.history.damage).toEqual([
    expect.stringMatching(/^The journal was damaged at record 3\. All that could be read was kept\./),
  ]);
  expect(workspace.history.healed).toEqual({ fromJournal: 0, fromDatabase: 1 });
  workspace.database.close();
  await expectWhole({ ...here, client }, some(1, 5));
});

test('a damaged record of the journal without any database: every other one is there', async () => {
  const here = await workspaceWith(some(1, 5), []);
  const path = await journalFile(join(here.main.data, 'workspaces', here.id));
  await writeFile(path, (await readFile(path, 'utf8')).replace('Said 3', 'Said x'));
  const client = bridgeTo(await mainParts(here.main.data));
  const workspace = await opened(client, here.id);
  expect(workspace.history.healed).toEqual({ fromJournal: 4, fromDatabase: 0 });
  workspace.database.close();
  await expectWhole({ ...here, client }, [...some(1, 2), ...some(4, 2)]);
});

describe('where healing cannot be done now, nothing is lost and the next start goes on with it', () => {
  test('the disk is full', async () => {
    const here = await workspaceWith([], some(1, 3));
    const restore = await wrapFileHandles('datasync', async () => {
      throw diskError('ENOSPC');
    });
    const refused = await openWorkspace(here.client, here.id);
    restore();
    expect(refused).toMatchObject({ ok: false, refusal: expect.stringContaining('The disk is full') });
    const workspace = await opened(here.client, here.id);
    expect(workspace.history.healed).toEqual({ fromJournal: 0, fromDatabase: 3 });
    workspace.database.close();
    await expectWhole(here, some(1, 3));
  });

  test('the journal is of a newer version: neither side is touched', async () => {
    const here = await workspaceWith(some(1, 2), some(1, 3));
    await newerJournal(folderOf(here));
    const before = await journalBytes(folderOf(here));
    const refused = await openWorkspace(bridgeTo(await mainParts(here.main.data)), here.id);
    expect(refused).toMatchObject({ ok: false, refusal: expect.stringContaining('newer version of the app') });
    expect(await journalBytes(folderOf(here))).toEqual(before);
    const database = await openDatabase(here.id);
    expect(database.ok && (await database.value.changes.count())).toBe(3);
    if (database.ok) database.value.close();
  });
});

describe('a database that cannot be read is made anew from the journal', () => {
  const damages = {
    'a field without its change': { table: 'fields', row: { document: ASSESSMENT, field: 'answers/101/comment' } },
    'a field with half a change': { table: 'fields', row: { document: ASSESSMENT, field: 'name', change: { id: idOf(1) } } },
    'a change that is none': { table: 'changes', row: { id: 'x', document: ASSESSMENT, field: 'name' } },
  } as const;
  test.each(Object.entries(damages))('%s', async (_what, { table, row }) => {
    // The last one is in the database only, as after a crash before the journal had it.
    const here = await workspaceWith(some(1, 3), some(1, 4));
    const database = await openDatabase(here.id);
    if (!database.ok) throw new Error(database.refusal);
    await database.value.table(table).put(row);
    database.value.close();
    const workspace = await opened(here.client, here.id);
    expect(workspace.folded).toEqual(fold(some(1, 4)));
    workspace.database.close();
    await expectWhole(here, some(1, 4));
  });
});
