import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../src-shared/assessment/change.ts';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { anyDelivery, changeOf, idOf, someChanges } from '../../tests/arbitraries.ts';
import { freshBrowser } from '../../tests/window-parts.ts';
import { loadFolded } from './load.ts';
import { RecordsDatabase } from './records-database.ts';
import { writeChanges } from './write-changes.ts';

let made = 0;
/** A workspace's database, empty. */
async function database(): Promise<RecordsDatabase> {
  made += 1;
  const records = new RecordsDatabase(workspaceId.parse(idOf(made)));
  await records.open();
  onTestFinished(() => records.close());
  return records;
}

/** What the database must hold after these changes, by the code that main and the central service use. */
function expected(changes: readonly Change[]) {
  const documents = Map.groupBy(changes, ({ document }) => document);
  return {
    changes: new Map(changes.map((change) => [change.id, change])),
    folded: fold(changes),
    digests: new Map([...documents].map(([document, own]) => [document, digestWith(EMPTY_DIGEST, own)])),
  };
}

async function held(records: RecordsDatabase): Promise<ReturnType<typeof expected>> {
  const digests = await records.digests.toArray();
  return {
    changes: new Map((await records.changes.toArray()).map((change) => [change.id, change])),
    folded: (await loadFolded(records)).folded,
    digests: new Map(digests.map(({ document, count, xor }) => [document, { count, xor }])),
  };
}

beforeEach(freshBrowser);

describe('changes, folded state and digests', () => {
  test('are what the shared code makes of them, in any order, cut into any batches, with any repetition', async () => {
    const deliveries = someChanges.chain((changes) =>
      fc.tuple(fc.constant(changes), anyDelivery(changes), fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 })),
    );
    await fc.assert(
      fc.asyncProperty(deliveries, async ([changes, delivered, sizes]) => {
        const records = await database();
        let written = 0;
        for (let at = 0, batch = 0; at < delivered.length; batch += 1) {
          const size = sizes[batch] ?? 7;
          written += await writeChanges(records, delivered.slice(at, at + size));
          at += size;
        }
        expect(written).toBe(changes.length);
        expect(await held(records)).toEqual(expected(changes));
        records.close();
      }),
      { numRuns: 40 },
    );
  });

  test('also where batches are under way at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        someChanges.chain((changes) => fc.tuple(fc.constant(changes), anyDelivery(changes))),
        async ([changes, delivered]) => {
          const records = await database();
          const half = Math.ceil(delivered.length / 2);
          await Promise.all([
            writeChanges(records, delivered.slice(0, half)),
            writeChanges(records, delivered.slice(half)),
            writeChanges(records, changes),
          ]);
          expect(await held(records)).toEqual(expected(changes));
          records.close();
        },
      ),
      { numRuns: 20 },
    );
  });
});

test('a change that comes late does not stand over a later one', async () => {
  const records = await database();
  const [early, late] = [changeOf({ id: 1, field: 'name', value: 'early' }), changeOf({ id: 2, field: 'name', value: 'late' })];
  expect([await writeChanges(records, [late]), await writeChanges(records, [early])]).toEqual([1, 1]);
  expect((await records.fields.toArray()).map(({ change }) => change.value)).toEqual(['late']);
  expect(await records.changes.count()).toBe(2);
});

test('nothing at all writes nothing', async () => {
  const records = await database();
  expect(await writeChanges(records, [])).toBe(0);
  expect(await records.digests.count()).toBe(0);
});

test('a batch that fails half way leaves nothing of itself', async () => {
  const records = await database();
  const kept = changeOf({ id: 1, field: 'name', value: 'kept' });
  await writeChanges(records, [kept]);
  const before = await held(records);
  // Refused by the store itself: a change must have an id.
  const broken = { ...changeOf({ id: 3, field: 'name', value: 'x' }), id: undefined } as unknown as Change;
  await expect(writeChanges(records, [changeOf({ id: 2, field: 'name', value: 'new' }), broken])).rejects.toThrow();
  expect(await held(records)).toEqual(before);
});

test('the latest stamp is found again, whatever document it is in', async () => {
  const records = await database();
  const changes = [5, 9, 7].map((id) => changeOf({ id, field: `answers/10${id % 3}/comment`, value: 'x' }));
  await writeChanges(records, changes);
  expect((await loadFolded(records)).seen).toBe(changes[1]?.at);
});
