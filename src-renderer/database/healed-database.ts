import type { Change } from '../../src-shared/assessment/change.ts';
import type { Folded } from '../../src-shared/assessment/fold.ts';
import { deleteChanges } from './delete-changes.ts';
import { holdingIn } from './load.ts';
import type { RecordsDatabase } from './records-database.ts';
import type { RecordsWriter } from './records-writer.ts';
import { writeChanges } from './write-changes.ts';

/** How changes get into the database while it is healed, and out of it. */
export interface HealedDatabase {
  /** The changes that hold a field before it is healed. */
  readonly holding: () => Promise<readonly Change[]>;
  /**
   * Counts what is to be written, which can be done while other changes are being written.
   *
   * @param held ids of the changes that the database had before
   * @returns writes them, and says how many were new
   */
  readonly ready: (changes: readonly Change[], held: ReadonlySet<Change['id']>) => () => Promise<number>;
  /** Takes out what was destroyed for good. */
  readonly remove: (destroyed: readonly Change['id'][]) => Promise<void>;
}

/** Before the workspace is open nobody else writes. */
export function beforeOpening(database: RecordsDatabase): HealedDatabase {
  return {
    holding: () => holdingIn(database),
    ready: (changes) => () => writeChanges(database, changes),
    remove: (destroyed) => deleteChanges(database, destroyed),
  };
}

/**
 * While it is in use, between what people do. Its state is there already, only the history is missing.
 *
 * @param folded that state, as it was when the workspace was opened
 */
export function whileInUse(writer: RecordsWriter, folded: Folded): HealedDatabase {
  return {
    holding: async () => [...folded.values()].flatMap((fields) => [...fields.values()]),
    ready: (changes, held) => writer.returning(changes, held),
    remove: (destroyed) => writer.remove(destroyed),
  };
}
