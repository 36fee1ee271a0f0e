import { z } from 'zod';
import { accepted, type Result, refused } from '../result.ts';
import { isSignedBy, signText, takeApart } from './signed-text.ts';
import { idOfKey, type KeyId, keyId, type PublicKey, publicKey, publicPart, type SigningKey } from './signing-key.ts';
import type { VerifyRefusal } from './verify-refusal.ts';

const KEY_SET_FORMAT = 1;

const time = z.iso.datetime({ precision: 3 });

const receiptKey = z.strictObject({
  id: keyId,
  key: publicKey,
  /** Receipts that were received before this are not of this key. */
  from: time,
  /** Nor those received after this; null while the key is in use. */
  until: time.nullable(),
});

/**
 * Which keys a service has signed receipts with, from the first to the one in use. Signed by a root key that is kept offline, so
 * whoever breaks into the service cannot name keys of their own. A key that was replaced stays in it: its receipts verify for ever.
 */
const keySet = z.strictObject({
  format: z.literal(KEY_SET_FORMAT),
  /** The service's address, as apps have it. */
  service: z.url(),
  /** One more with every new key set. An app never goes back to a lower one. */
  number: z.int().min(1),
  keys: z.array(receiptKey).min(1).max(1_000),
});
export type KeySet = z.infer<typeof keySet>;

/** What an app is built with, or was told when its service was chosen: the address, and the root that vouches for its keys. */
export const pinnedService = z.strictObject({ service: z.url(), root: publicKey });
export type PinnedService = z.infer<typeof pinnedService>;

/** A key set and its signed text, as a service keeps both. */
export interface SignedKeySet {
  readonly set: KeySet;
  readonly text: string;
}

/** The first key set of a service. */
export function firstKeySet(service: string, key: PublicKey, root: SigningKey, at: Date): Promise<SignedKeySet> {
  return signed(service, 1, [], key, root, at);
}

/** The next key set: the key in use ends now, and another one begins. */
export function rotateKeys({ service, number, keys }: KeySet, key: PublicKey, root: SigningKey, at: Date): Promise<SignedKeySet> {
  const ended = keys.map((one) => ({ ...one, until: one.until ?? at.toISOString() }));
  return signed(service, number + 1, ended, key, root, at);
}

/**
 * The key that signs what is received at a time. Signing with any other would give receipts that do not verify, so the service asks
 * this after it has taken the time.
 *
 * @returns null before the first key
 */
export function keyInUse({ keys }: KeySet, received: Date): KeyId | null {
  return keys.findLast(({ from }) => from <= received.toISOString())?.id ?? null;
}

/** @returns the key set, or why it is none that the pinned root vouches for */
export async function verifyKeySet(text: string, { service, root }: PinnedService): Promise<Result<KeySet, VerifyRefusal>> {
  const apart = takeApart('igt-key-set', text);
  if (!apart) return refused({ kind: 'key set malformed' });
  // Nothing of it is looked at before its signature.
  if (!(await isSignedBy(apart, root))) return refused({ kind: 'key set forged' });
  const set = keySet.safeParse(apart.content);
  if (!set.success) return refused({ kind: 'key set malformed' });
  for (const { id, key } of set.data.keys) if ((await idOfKey(key)) !== id) return refused({ kind: 'key set malformed' });
  return set.data.service === service
    ? accepted(set.data)
    : refused({ kind: 'key set of another service', service: set.data.service });
}

async function signed(
  service: string,
  number: number,
  earlier: KeySet['keys'],
  key: PublicKey,
  root: SigningKey,
  at: Date,
): Promise<SignedKeySet> {
  const begun = { id: await idOfKey(key), key: publicPart(key), from: at.toISOString(), until: null };
  const set = keySet.parse({ format: KEY_SET_FORMAT, service, number, keys: [...earlier, begun] });
  return { set, text: await signText('igt-key-set', set, root) };
}
