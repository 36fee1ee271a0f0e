import type { Database } from '../database/database.ts';

/** Which beginning of this database's histories clients have read from. */
export async function readEpoch(database: Database): Promise<string> {
  const row = await database.selectFrom('history_epoch').select('epoch').executeTakeFirstOrThrow();
  return row.epoch;
}

/**
 * Makes every computer compare with this database and send what it lacks. For after a restore: a computer notices by itself
 * that what it has seen is gone, and one that has seen nothing of it has nothing to send, so this is for being sure.
 *
 * @param epoch a UUID that was never used for this
 */
export async function beginEpoch(database: Database, epoch: string): Promise<void> {
  await database.updateTable('history_epoch').set({ epoch }).execute();
}
