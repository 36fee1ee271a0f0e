import { createHmac } from 'node:crypto';
import type { Database } from '../database/database.ts';

/** What access tokens and refresh tokens are signed with, each with its own. */
export interface AccountKeys {
  readonly access: Uint8Array;
  readonly refresh: Uint8Array;
}

const held = new WeakMap<Database, Promise<AccountKeys>>();

/** The keys of this database, which makes its secret at first use: every process on it has the same. */
export function accountKeys(database: Database, randomBytes: (size: number) => Uint8Array): Promise<AccountKeys> {
  const known = held.get(database);
  if (known) return known;
  const reading = readKeys(database, randomBytes);
  held.set(database, reading);
  // A database that was away is asked again.
  reading.catch(() => held.delete(database));
  return reading;
}

async function readKeys(database: Database, randomBytes: (size: number) => Uint8Array): Promise<AccountKeys> {
  const secret = Buffer.from(randomBytes(32)).toString('base64url');
  await database
    .insertInto('service_secret')
    .values({ name: 'accounts', secret })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await database
    .selectFrom('service_secret')
    .select('secret')
    .where('name', '=', 'accounts')
    .executeTakeFirstOrThrow();
  const root = Buffer.from(row.secret, 'base64url');
  return { access: derived(root, 'access tokens'), refresh: derived(root, 'refresh tokens') };
}

function derived(root: Uint8Array, purpose: string): Uint8Array {
  return createHmac('sha256', root).update(purpose).digest();
}
