import type { Stamp } from '../../../src-shared/assessment/clock.ts';
import type { ActionId } from '../../../src-shared/assessment/identifiers.ts';
import { newestFirst } from '../../database/newest-first.ts';
import type { RecordsDatabase } from '../../database/records-database.ts';
import type { Fits } from './activity-filter.ts';

/** The acts with at least one change that fits, the newest first. Only their names are held, never the changes. */
export interface FoundActs {
  readonly actions: readonly ActionId[];
  /** How many changes were looked at, fitting or not. */
  readonly looked: number;
  readonly newest: Stamp | null;
  /** False while older changes are still being looked at. */
  readonly complete: boolean;
}

export const NOTHING_FOUND: FoundActs = { actions: [], looked: 0, newest: null, complete: false };

/**
 * Looks through the changes, newest first.
 *
 * @param after looks only at changes that are later than this
 * @yields what is found so far, after every page and at the end
 */
export async function* findActs(
  database: RecordsDatabase,
  fits: Fits,
  after: Stamp | null = null,
): AsyncGenerator<FoundActs, void> {
  const actions = new Set<ActionId>();
  let looked = 0;
  let newest: Stamp | null = null;
  for await (const changes of newestFirst(database, after)) {
    newest ??= changes[0]?.at ?? null;
    looked += changes.length;
    for (const change of changes) if (fits(change)) actions.add(change.action);
    yield { actions: [...actions], looked, newest, complete: false };
  }
  yield { actions: [...actions], looked, newest, complete: true };
}

/**
 * What was found before, with what was done since in front of it. Null when something older came in, as from a file: then
 * everything has to be looked through again.
 *
 * @param total how many changes there are now
 */
export async function findSince(
  database: RecordsDatabase,
  fits: Fits,
  before: FoundActs,
  total: number,
): Promise<FoundActs | null> {
  let since = NOTHING_FOUND;
  for await (const found of findActs(database, fits, before.newest)) since = found;
  if (before.looked + since.looked !== total) return null;
  const fresh = new Set(since.actions);
  return {
    actions: [...since.actions, ...before.actions.filter((action) => !fresh.has(action))],
    looked: total,
    newest: since.newest ?? before.newest,
    complete: true,
  };
}
