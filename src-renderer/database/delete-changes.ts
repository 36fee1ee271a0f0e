import { type Change, holdsOver } from '../../src-shared/assessment/change.ts';
import { digestWithout } from '../../src-shared/assessment/digest.ts';
import type { RecordsDatabase } from './records-database.ts';

/**
 * Takes changes out of the database that were destroyed for good, out of the digests too. Each of their fields says what the
 * latest change that is left says, or nothing. Those that are not there are passed over.
 */
export function deleteChanges(database: RecordsDatabase, ids: readonly Change['id'][]): Promise<void> {
  const { changes, fields, digests } = database;
  if (ids.length === 0) return Promise.resolve();
  return database.transaction('rw', changes, fields, digests, async () => {
    const wanted = new Set(ids);
    const gone = (await changes.bulkGet([...ids])).filter((row) => row !== undefined);
    await changes.bulkDelete(gone.map(({ id }) => id));
    // A rebuild that was cut short has brought what holds and not yet its history.
    for (const { document, field, change } of await fields.toArray()) {
      if (!wanted.has(change.id)) continue;
      const left = await changes.where('[document+field]').equals([document, field]).toArray();
      const holds = left.reduce<Change | null>((best, one) => (best === null || holdsOver(one, best) ? one : best), null);
      if (holds) await fields.put({ document, field, change: holds });
      else await fields.delete([document, field]);
    }
    for (const [document, own] of Map.groupBy(gone, (change) => change.document)) {
      const before = await digests.get(document);
      if (before) await digests.put({ document, ...digestWithout({ count: before.count, xor: before.xor }, own) });
    }
  });
}
