import type { Change } from '../../src-shared/assessment/change.ts';
import type { Stamp } from '../../src-shared/assessment/clock.ts';
import type { RecordsDatabase } from './records-database.ts';

/** So many are in memory at once. */
const PAGE = 2_000;

const BEFORE_ALL = '';
const AFTER_ALL = '\uffff';

/**
 * Every change of the workspace, the newest first, in pages: a hundred thousand are passed through without being held.
 *
 * Each page is fetched oldest first and turned round, because databases hand over whole stretches of an index in that
 * direction only; where a page begins is found by passing over index entries.
 *
 * @param after only those with a later stamp than this
 * @param page how many at once
 */
export async function* newestFirst(
  database: RecordsDatabase,
  after: Stamp | null = null,
  page = PAGE,
): AsyncGenerator<readonly Change[]> {
  const lower = after ?? BEFORE_ALL;
  for (let upper = AFTER_ALL; ; ) {
    const stretch = () => database.changes.where('at').between(lower, upper, false, false);
    const [first] = await stretch()
      .reverse()
      .offset(page - 1)
      .limit(1)
      .keys();
    // Changes with the same stamp stay together.
    const changes = await (first === undefined
      ? stretch()
      : database.changes.where('at').between(first, upper, true, false)
    ).toArray();
    if (changes.length > 0) yield changes.reverse();
    if (first === undefined) return;
    upper = String(first);
  }
}
