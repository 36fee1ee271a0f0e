import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Database } from './database.ts';
import { durableFolder } from './durable-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { pgliteParsers, postgresParsers } from './parsers.ts';
import type { SharedTables } from './tables/tables.ts';

/** Where the database is: PostgreSQL somewhere, PGlite in a folder, or PGlite in memory from a copy of a folder (for tests). */
export type DatabasePlace =
  | { readonly kind: 'postgresql'; readonly url: string; readonly connections: number }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory'; readonly from?: Blob };

export interface OpenDatabase {
  readonly database: Database;
  /** Ends what runs, closes the connections and gives the folder back. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the database; its shape is brought up to date by `migrate`.
 *
 * @throws FolderInUse when another process has the folder
 */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  switch (place.kind) {
    case 'postgresql':
      return openPostgres(place.url, place.connections);
    case 'folder': {
      const unlock = lockFolder(place.folder);
      try {
        return await openPGlite(durableFolder(join(place.folder, 'pglite')), unlock);
      } catch (error) {
        unlock();
        throw error;
      }
    }
    case 'memory':
      return openPGlite(place.from ? { loadDataDir: place.from } : {}, () => undefined);
  }
}

function openPostgres(url: string, connections: number): OpenDatabase {
  const pool = new Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000, types: postgresParsers });
  // A connection that breaks while nobody uses it is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const database = new Kysely<SharedTables>({ dialect: new PostgresDialect({ pool }) });
  return { database, close: () => database.destroy() };
}

async function openPGlite(where: PGliteOptions, unlock: () => void): Promise<OpenDatabase> {
  const pglite = await PGlite.create({ ...where, parsers: pgliteParsers });
  const database = new Kysely<SharedTables>({ dialect: new PGliteDialect({ pglite }) });
  return {
    database,
    close: async () => {
      await database.destroy();
      if (!pglite.closed) await pglite.close();
      unlock();
    },
  };
}
