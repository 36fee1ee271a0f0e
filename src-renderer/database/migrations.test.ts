import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { loadFolded } from './load.ts';
import { MIGRATIONS } from './migrations.ts';
import { newestFirst } from './newest-first.ts';
import { openDatabase } from './open-database.ts';
import type { RecordsDatabase } from './records-database.ts';

const keyPath = z.union([z.string(), z.array(z.string())]);
const frozen = z.strictObject({
  version: z.int(),
  stores: z.array(
    z.strictObject({
      name: z.string(),
      keyPath,
      indexes: z.array(z.strictObject({ name: z.string(), keyPath })),
      rows: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
});
type Frozen = z.infer<typeof frozen>;

/** A database as that version of the app left it, taken down once and never made again by newer code. */
function frozenDatabase(version: number): Frozen {
  const file = new URL(`../../tests/frozen/database-version-${version}.json`, import.meta.url);
  return frozen.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Puts a frozen database where the app looks for it, with nothing of the app's own code. */
async function thaw(name: string, { version, stores }: Frozen): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const store of stores) {
        const made = request.result.createObjectStore(store.name, { keyPath: store.keyPath });
        for (const index of store.indexes) made.createIndex(index.name, index.keyPath);
        for (const row of store.rows) made.add(row);
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  database.close();
}

async function openFrozen(version: number): Promise<{ readonly before: readonly Change[]; readonly database: RecordsDatabase }> {
  const id = workspaceId.parse(`00000000-0000-7000-8000-0000000000b${version}`);
  const left = frozenDatabase(version);
  await thaw(`igt-workspace-${id}`, left);
  const opened = await openDatabase(id);
  if (!opened.ok) throw new Error(opened.refusal);
  onTestFinished(() => opened.value.delete());
  const before = left.stores.find(({ name }) => name === 'changes')?.rows.map((row) => change.parse(row)) ?? [];
  return { before, database: opened.value };
}

it('every step has the next number and a name of its own', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, at) => at + 1));
  expect(new Set(MIGRATIONS.map(({ name }) => name)).size).toBe(MIGRATIONS.length);
});

describe.each([1, 2])('a database of version %i', (version) => {
  it('keeps every change and what stands, and has them in order', async () => {
    const { before, database } = await openFrozen(version);
    expect(before).toHaveLength(6);
    const read: Change[] = [];
    for await (const page of newestFirst(database, null, 4)) read.push(...page);
    expect(read).toEqual([...before].sort((a, b) => (a.at < b.at ? 1 : -1)));
    const { folded, seen } = await loadFolded(database);
    expect(seen).toBe(read[0]?.at);
    expect([...folded.values()].flatMap((fields) => [...fields.keys()])).toHaveLength(5);
  });

  it('has a digest of every document afterwards', async () => {
    const { before, database } = await openFrozen(version);
    const wanted = [...Map.groupBy(before, ({ document }) => document)]
      .map(([document, own]) => ({ document, ...digestWith(EMPTY_DIGEST, own) }))
      .sort((a, b) => (a.document < b.document ? -1 : 1));
    expect(await database.digests.orderBy('document').toArray()).toEqual(wanted);
  });
});
