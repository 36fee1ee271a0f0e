import type { Change } from '../../src-shared/assessment/change.ts';
import { deleteChanges } from './delete-changes.ts';
import type { RecordsDatabase } from './records-database.ts';
import type { RecordsWriter } from './records-writer.ts';
import { writeChanges } from './write-changes.ts';

/** How changes get into the database while it is healed, and out of it. */
export interface HealedDatabase {
  /**
   * @param held ids of the changes that the database had before
   * @returns how many of them were new
   */
  readonly write: (changes: readonly Change[], held: ReadonlySet<Change['id']>) => Promise<number>;
  /** Takes out what was destroyed for good. */
  readonly remove: (destroyed: readonly Change['id'][]) => Promise<void>;
}

/** Before the workspace is open nobody else writes. */
export function beforeOpening(database: RecordsDatabase): HealedDatabase {
  return {
    write: (changes) => writeChanges(database, changes),
    remove: (destroyed) => deleteChanges(database, destroyed),
  };
}

/** While it is in use, between what people do. Its state is there already, only the history is missing. */
export function whileInUse(writer: RecordsWriter): HealedDatabase {
  return {
    write: (changes, held) => writer.bringBack(changes, held),
    remove: (destroyed) => writer.remove(destroyed),
  };
}
