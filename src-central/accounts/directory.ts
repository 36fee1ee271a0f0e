import type { z } from 'zod';
import type { directoryEntry } from '../../src-shared/contract/central/accounts/registration.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { Refused } from '../http/refused.ts';
import type { DirectoryRow } from './directory-csv.ts';

/** PostgreSQL takes 65,535 values in one statement. */
const AT_ONCE = 2_000;

/** Stores a list over what was there: entries with the same code are replaced, others stay. */
export async function storeDirectory(transaction: DatabaseTransaction, entries: readonly DirectoryRow[]): Promise<void> {
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    await transaction
      .insertInto('directory')
      .values(entries.slice(from, from + AT_ONCE))
      .onConflict((conflict) =>
        conflict.column('ods_code').doUpdateSet((set) => ({
          name: set.ref('excluded.name'),
          type: set.ref('excluded.type'),
          town: set.ref('excluded.town'),
          postcode: set.ref('excluded.postcode'),
          region: set.ref('excluded.region'),
          commissioner: set.ref('excluded.commissioner'),
          email: set.ref('excluded.email'),
        })),
      )
      .execute();
  }
}

/** What the directory says of a code; never the address, which is for confirming only. */
export async function readFromDirectory(database: Database, odsCode: string): Promise<z.output<typeof directoryEntry>> {
  const row = await database.selectFrom('directory').selectAll().where('ods_code', '=', odsCode).executeTakeFirst();
  if (row === undefined) throw new Refused('not-found');
  const { name, type, town, postcode, region, commissioner } = row;
  return { odsCode, name, type, town, postcode, region, commissioner };
}
