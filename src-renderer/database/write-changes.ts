import type { Change } from '../../src-shared/assessment/change.ts';
import { holdsOver } from '../../src-shared/assessment/change.ts';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import type { RecordsDatabase } from './records-database.ts';

/**
 * Appends changes and updates the folded state and the digests in one transaction. Changes that are there already are
 * passed over, so the same batch can be written again after a failure.
 *
 * @returns how many were new
 */
export function writeChanges(database: RecordsDatabase, batch: readonly Change[]): Promise<number> {
  return database.transaction('rw', database.changes, database.fields, database.digests, async () => {
    // Everything that must be known is asked for at once: each question to the database is a journey to another process.
    const newest = newestByField(batch);
    const documents = [...new Set(batch.map(({ document }) => document))];
    const [known, held, digests] = await Promise.all([
      database.changes.bulkGet(batch.map(({ id }) => id)),
      database.fields.bulkGet(newest.map(({ document, field }) => [document, field] as [string, string])),
      database.digests.bulkGet(documents),
    ]);
    const seen = new Set<string>();
    const added = batch.filter(({ id }, at) => known[at] === undefined && !seen.has(id) && seen.add(id));
    if (added.length === 0) return 0;
    const standing = newest.filter((change, at) => {
      const before = held[at];
      return before === undefined || holdsOver(change, before.change);
    });
    const byDocument = Map.groupBy(added, ({ document }) => document);
    await Promise.all([
      database.changes.bulkAdd(added),
      database.fields.bulkPut(standing.map((change) => ({ document: change.document, field: change.field, change }))),
      database.digests.bulkPut(
        documents.flatMap((document, at) => {
          const own = byDocument.get(document);
          const before = digests[at];
          const digest = before ? { count: before.count, xor: before.xor } : EMPTY_DIGEST;
          return own ? { document, ...digestWith(digest, own) } : [];
        }),
      ),
    ]);
    return added.length;
  });
}

/** Of every field the change that holds among these. */
export function newestByField(changes: readonly Change[]): Change[] {
  const newest = new Map<string, Change>();
  for (const change of changes) {
    const key = `${change.document} ${change.field}`;
    const before = newest.get(key);
    if (before === undefined || holdsOver(change, before)) newest.set(key, change);
  }
  return [...newest.values()];
}
