import { change } from '../../src-shared/assessment/change.ts';
import { laterStamp, type Stamp } from '../../src-shared/assessment/clock.ts';
import { type Folded, fold } from '../../src-shared/assessment/fold.ts';
import type { RecordsDatabase } from './records-database.ts';

/** Reads the folded state back, and the latest stamp in it. Rows are checked like any other input: our own disk included. */
export async function loadFolded(database: RecordsDatabase): Promise<{ readonly folded: Folded; readonly seen: Stamp | null }> {
  const changes = (await database.fields.toArray()).map((row) => change.parse(row.change));
  let seen: Stamp | null = null;
  for (const { at } of changes) seen = laterStamp(seen, at);
  return { folded: fold(changes), seen };
}
