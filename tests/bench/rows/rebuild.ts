import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Change } from '../../../src-shared/assessment/change.ts';
import type { WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { address, openBenchApp } from '../bench-app.ts';
import { BLANK_PAGE } from '../build-for-bench.ts';
import { manyEdits } from '../many-edits.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { row } from '../row.ts';
import { untilIdle } from '../until-idle.ts';
import { writeWorkspace } from '../write-workspace.ts';

const REBUILD = 'rebuild of 100,000 changes from the journal';
const USABLE = 'the same, until it can be worked on';

/** What the page has: the library under the app's database, the bridge, and what a round keeps there. */
interface InPage {
  Dexie: new (
    name: string,
    options: object,
  ) => {
    version: (number: number) => { stores: (stores: Record<string, string>) => void };
    table: (name: string) => { bulkPut: (rows: unknown[]) => Promise<unknown>; count: () => Promise<number> };
    delete: () => Promise<void>;
  };
  igtBridge: { call: Record<string, (input: unknown) => Promise<{ value: { changes: Change[]; next: number | null } }>> };
  benchRows: Change[];
}

/**
 * What it costs when the browser's database is gone: from the navigation until every change is back in it, with state,
 * indexes and digests, against Dexie's own `bulkPut` of the same rows, which were read before the clock starts, into a table
 * with the same indexes. And how much of that a person waits for. The history is that of a large organisation: 15,500 fields,
 * edited again and again. Both begin with nothing in the browser's database and nothing left to clear away of the round before.
 */
export const rebuild: Measurement = {
  rows: [REBUILD, USABLE],
  measure: async (bench) => {
    const count = bench.short ? 5_000 : 100_000;
    const log = manyEdits(count);
    const [first] = log;
    if (!first) throw new Error('there is nothing to rebuild');
    let workspace: WorkspaceId | undefined;
    const library = await readFile(createRequire(import.meta.url).resolve('dexie/dist/dexie.min.js'), 'utf8');
    const prepare = async (data: string): Promise<void> => {
      workspace = await writeWorkspace(data, { log: [...organisationOf(first), ...log], by: first.by });
    };
    const app = await openBenchApp(bench, prepare, [{ content: library }]);
    try {
      const { page } = app;
      const usable: number[] = [];
      const found = await byTurns(
        {
          rebuilt: async () => {
            await emptied(page, `igt-workspace-${workspace}`);
            const took = await rebuilt(page, count);
            usable.push(took.usable);
            return took.whole;
          },
          bulkPut: async () => {
            await emptied(page, `igt-workspace-${workspace}`);
            return page.evaluate(bulkPut, { workspace: String(workspace), count });
          },
        },
        // Each round takes the better part of a minute, and there is nothing to warm up: every database is a new one.
        { rounds: bench.short ? 1 : 3, warmUp: 0 },
      );
      return [
        row({
          name: REBUILD,
          ours: found.rebuilt,
          against: { what: 'Dexie bulkPut of the same rows', samples: found.bulkPut },
          unit: 'ms',
          aim: { on: 'ratio', atMost: 1.5 },
        }),
        row({ name: USABLE, ours: usable.slice(-found.rebuilt.length), unit: 'ms' }),
      ];
    } finally {
      await app.close();
    }
  },
};

/** The name of the organisation, without which the app begins with its first start. */
function organisationOf(first: Change): Change[] {
  const name = { document: 'organisation', field: 'name', value: 'Riverside Surgery', was: null };
  return [{ ...first, ...name, id: first.id.replace(/^.{8}/, '00000001') } as Change];
}

async function rebuilt(page: Page, count: number): Promise<{ readonly usable: number; readonly whole: number }> {
  const from = performance.now();
  await page.goto(address('/people'), { waitUntil: 'commit' });
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor({ timeout: 120_000 });
  const usable = performance.now() - from;
  await page.getByText(`${count + 1} changes recovered at the start.`).waitFor({ timeout: 600_000 });
  return { usable, whole: performance.now() - from };
}

async function emptied(page: Page, name: string): Promise<void> {
  await page.goto(address(BLANK_PAGE));
  await page.evaluate(deleteDatabase, name);
  await untilIdle(page);
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** Runs in the page: reads the rows, then puts them into a table with the indexes of the app's own. */
async function bulkPut({ workspace, count }: { readonly workspace: string; readonly count: number }): Promise<number> {
  const { Dexie, igtBridge } = globalThis as unknown as InPage;
  const rows: Change[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { value: { changes: Change[]; next: number | null } } | undefined = await igtBridge.call['journal.read']?.({
      workspace,
      documents: null,
      after,
      limit: 10_000,
    });
    if (!page) throw new Error('the bridge cannot read the journal');
    rows.push(...page.value.changes);
    after = page.value.next;
  }
  const database = new Dexie('bench-rebuild', { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ changes: 'id, [document+field], action, at' });
  const table = database.table('changes');
  await table.count();
  const from = performance.now();
  await table.bulkPut(rows);
  const took = performance.now() - from;
  if ((await table.count()) < count) throw new Error('rows are missing');
  await database.delete();
  return took;
}
