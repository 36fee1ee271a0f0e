import type { Kysely, Transaction } from 'kysely';
import type { SharedTables } from './tables/tables.ts';

/** The database as every part of the service holds it. Tables of organisations are not in this type: see `ofOrganisation`. */
export type Database = Kysely<SharedTables>;

/** The same, inside a transaction. What must be written together takes one of these. */
export type DatabaseTransaction = Transaction<SharedTables>;

/** PostgreSQL's codes for "another transaction was in the way": trying again is the cure. */
const IN_THE_WAY = new Set(['40001', '40P01']);
const MOST_TRIES = 5;

/**
 * Runs work in a transaction: all of it is stored, or nothing. The work runs again when another transaction was in its way, so it
 * must do nothing outside the database. Inside it use the transaction only: PGlite has one connection, and waiting for
 * another one there is waiting for ever.
 */
export async function inTransaction<Value>(
  database: Database,
  work: (transaction: DatabaseTransaction) => Promise<Value>,
): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.transaction().execute(work);
    } catch (error) {
      if (tries >= MOST_TRIES || !IN_THE_WAY.has(codeOf(error))) throw error;
    }
  }
}

/** The code of an error of PostgreSQL, PGlite or the system; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
