import 'fake-indexeddb/auto';
import { expect, it, onTestFinished } from 'vitest';
import type { Change } from '../../src-shared/assessment/change.ts';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { computer } from '../../tests/computer.ts';
import { newestFirst } from './newest-first.ts';
import { RecordsDatabase } from './records-database.ts';
import { writeChanges } from './write-changes.ts';

async function databaseWith(changes: readonly Change[]): Promise<RecordsDatabase> {
  const database = new RecordsDatabase(workspaceId.parse('00000000-0000-7000-8000-0000000000a1'));
  onTestFinished(() => database.delete());
  await writeChanges(database, changes);
  return database;
}

/** Acts of two computers whose clocks take turns. */
function history(acts: number): Change[] {
  const computers = [computer(1), computer(2)] as const;
  for (let act = 0; act < acts; act += 1) {
    const here = computers[act % 2 === 0 ? 0 : 1];
    here.wall += 1_000;
    here.act([{ document: ORGANISATION, field: 'name', value: `Name ${act}` }]);
  }
  return [...computers[0].log, ...computers[1].log];
}

const newest = (changes: readonly Change[]): string[] => [...changes].sort((a, b) => (a.at < b.at ? 1 : -1)).map(({ id }) => id);

it.each([1, 2, 7, 24, 25, 26, 100])('every change comes once, newest first, %i at a time', async (page) => {
  const changes = history(25);
  const database = await databaseWith(changes);
  const read: Change[] = [];
  for await (const part of newestFirst(database, null, page)) {
    expect(part.length).toBeLessThanOrEqual(page);
    read.push(...part);
  }
  expect(read.map(({ id }) => id)).toEqual(newest(changes));
});

it('reads only what is later than a stamp, and nothing of an empty database', async () => {
  const changes = history(10);
  const database = await databaseWith(changes);
  const [, , third] = [...changes].sort((a, b) => (a.at < b.at ? 1 : -1));
  const later: string[] = [];
  for await (const part of newestFirst(database, third?.at ?? null, 1)) later.push(...part.map(({ id }) => id));
  expect(later).toEqual(newest(changes).slice(0, 2));
  await database.delete();
  await database.open();
  for await (const part of newestFirst(database)) expect(part).toEqual([]);
});

it('changes with the same stamp are neither lost nor read twice', async () => {
  const [first, second, third] = history(3) as [Change, Change, Change];
  const database = await databaseWith([first, { ...second, at: third.at }, third]);
  const read: string[] = [];
  for await (const part of newestFirst(database, null, 1)) read.push(...part.map(({ id }) => id));
  expect(read).toHaveLength(3);
  expect(new Set(read).size).toBe(3);
});
