import { z } from 'zod';
import { firstKeySet, pinnedService, type SignedKeySet, verifyKeySet } from '../../src-shared/submission/key-set.ts';
import type { ServiceKeys } from '../../src-shared/submission/service-keys.ts';
import { makeSigningKey, privateKey, publicPart, type SigningKey, signingKey } from '../../src-shared/submission/signing-key.ts';
import type { ServiceParts } from '../app.ts';
import type { Database } from '../database/database.ts';

/** As they are kept, private keys included: never logged, never sent. */
const kept = z.strictObject({
  service: pinnedService.shape.service,
  root: privateKey,
  /** Each key that ever signed. */
  keys: z.array(privateKey).min(1),
  /** The signed key set. */
  set: z.string(),
});

/** What receipts are signed with, and what they are verified with. */
export interface ReceiptKeys {
  readonly set: SignedKeySet['set'];
  readonly signing: readonly SigningKey[];
  /** What may be handed out: no private key is in it. */
  readonly handedOut: ServiceKeys;
}

const NAME = 'receipts';

/**
 * The keys of this database, which are made at its first start: every process on it has the same. They are read each time, so that
 * keys which another process has rotated are used at once.
 *
 * @param database or a transaction
 */
export async function receiptKeys(database: Database, parts: Pick<ServiceParts, 'address' | 'now'>): Promise<ReceiptKeys> {
  const secret = (await readSecret(database)) ?? (await makeKeys(database, parts));
  const { service, root, keys, set: text } = kept.parse(JSON.parse(secret));
  const pinned = { service, root: publicPart(root) };
  const set = await verifyKeySet(text, pinned);
  if (!set.ok) throw new Error(`the keys for receipts cannot be used: ${set.refusal.kind}`);
  return { set: set.value, signing: await Promise.all(keys.map(signingKey)), handedOut: { ...pinned, keys: text } };
}

async function makeKeys(database: Database, { address, now }: Pick<ServiceParts, 'address' | 'now'>): Promise<string> {
  const [root, key] = await Promise.all([makeSigningKey(), makeSigningKey()]);
  const { text } = await firstKeySet(address, key.key, root, new Date(now()));
  const made: z.infer<typeof kept> = { service: address, root: root.key, keys: [key.key], set: text };
  await database
    .insertInto('service_secret')
    .values({ name: NAME, secret: JSON.stringify(made) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Another process may have been first.
  const secret = await readSecret(database);
  if (secret === undefined) throw new Error('the keys for receipts were not kept');
  return secret;
}

async function readSecret(database: Database): Promise<string | undefined> {
  const row = await database.selectFrom('service_secret').select('secret').where('name', '=', NAME).executeTakeFirst();
  return row?.secret;
}
