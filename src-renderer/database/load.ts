import { type Change, change } from '../../src-shared/assessment/change.ts';
import { laterStamp, type Stamp } from '../../src-shared/assessment/clock.ts';
import { type Folded, fold } from '../../src-shared/assessment/fold.ts';
import type { RecordsDatabase } from './records-database.ts';

/** Reads the changes that hold a field. Rows are checked like any other input: our own disk included. */
export async function holdingIn(database: RecordsDatabase): Promise<readonly Change[]> {
  return (await database.fields.toArray()).map((row) => change.parse(row.change));
}

export interface State {
  readonly folded: Folded;
  /** The latest stamp in it. */
  readonly seen: Stamp | null;
}

/** Reads the folded state back. */
export async function loadFolded(database: RecordsDatabase): Promise<State> {
  return stateOf(await holdingIn(database));
}

/** The folded state that these changes give. */
export function stateOf(changes: readonly Change[]): State {
  let seen: Stamp | null = null;
  for (const { at } of changes) seen = laterStamp(seen, at);
  return { folded: fold(changes), seen };
}
