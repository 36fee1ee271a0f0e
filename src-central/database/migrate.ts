import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations as allMigrations } from './migrations/migrations.ts';

/** A number of our own, so that no other program's lock on the same server is in the way. */
const LOCK = 7_318_254_001;

interface MigrationTables {
  migration: { name: string; position: number };
}

/** The database has migrations that this version does not know, or has them in another order. */
export class DatabaseIsNewer extends Error {
  constructor(name: string) {
    super(
      `The database was last used by a newer version of this service (it has "${name}"). Nothing was changed. Start that version again, or a later one.`,
    );
  }
}

/**
 * Brings the database to the shape that this version needs. Any number of processes may do it at the same time: one does, the
 * others wait for it and find nothing left. It is one transaction, so a failure leaves the database as it was.
 *
 * @returns the names of those applied now
 * @throws DatabaseIsNewer for a database that a newer version has changed
 */
export function migrate(database: Database, migrations: readonly Migration[] = allMigrations): Promise<readonly string[]> {
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)}::bigint)`.execute(transaction);
    await sql`create table if not exists migration (position integer primary key, name text collate "C" not null unique)`.execute(
      transaction,
    );
    const applied = await appliedTo(transaction);
    const unknown = applied.find((name, position) => migrations[position]?.name !== name);
    if (unknown !== undefined) throw new DatabaseIsNewer(unknown);
    const missing = migrations.slice(applied.length);
    for (const [index, { name, statements }] of missing.entries()) {
      for (const statement of statements) await statement.execute(transaction);
      await recordsOf(transaction)
        .insertInto('migration')
        .values({ name, position: applied.length + index })
        .execute();
    }
    return missing.map(({ name }) => name);
  });
}

/** Whether the database has every migration of this version. It throws when the database does not answer. */
export async function isMigrated(database: Database): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('migration') is not null as there`.execute(database);
  if (!rows[0]?.there) return false;
  return (await appliedTo(database)).length >= allMigrations.length;
}

async function appliedTo(database: Database): Promise<readonly string[]> {
  const rows = await recordsOf(database).selectFrom('migration').select('name').orderBy('position').execute();
  return rows.map(({ name }) => name);
}

function recordsOf(database: Database): Kysely<MigrationTables> {
  return database as unknown as Kysely<MigrationTables>;
}
