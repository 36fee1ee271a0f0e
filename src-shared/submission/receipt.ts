import { z } from 'zod';
import { accepted, type Result, refused } from '../result.ts';
import { type KeySet, type PinnedService, verifyKeySet } from './key-set.ts';
import { RECEIPT_FORMAT, type ReceiptClaims, receiptClaims } from './receipt-claims.ts';
import { isSignedBy, signText, takeApart } from './signed-text.ts';
import type { SigningKey } from './signing-key.ts';
import type { VerifyRefusal } from './verify-refusal.ts';

/** What the service says when it signs; the key names itself. */
export type NewReceipt = Omit<ReceiptClaims, 'format' | 'key'>;

/** The service's signed proof that it holds a submission: a JWS in compact form, the same for the same claims and key. */
export function signReceipt(claims: NewReceipt, key: SigningKey): Promise<string> {
  return signText('igt-receipt', receiptClaims.parse({ ...claims, format: RECEIPT_FORMAT, key: key.id }), key);
}

/**
 * Verifies a receipt without any connection, also after the key that signed it was replaced.
 *
 * @param keys the signed text of the service's key set, at least as new as the receipt
 * @param pinned the service that the receipt is expected from
 * @returns what the receipt claims; or why it proves nothing, which `verifyRefusalInWords` says to people
 */
export async function verifyReceipt(
  receipt: string,
  keys: string,
  pinned: PinnedService,
): Promise<Result<ReceiptClaims, VerifyRefusal>> {
  const set = await verifyKeySet(keys, pinned);
  return set.ok ? verifyReceiptWith(receipt, set.value) : set;
}

/** The same, with a key set that `verifyKeySet` has verified already. */
async function verifyReceiptWith(receipt: string, { keys }: KeySet): Promise<Result<ReceiptClaims, VerifyRefusal>> {
  const apart = takeApart('igt-receipt', receipt);
  if (!apart) return refused({ kind: 'receipt malformed' });
  const named = keys.find(({ id }) => id === apart.key);
  if (!named) return refused({ kind: 'key not known' });
  if (!(await isSignedBy(apart, named.key))) {
    for (const other of keys) if (await isSignedBy(apart, other.key)) return refused({ kind: 'signed by another key' });
    return refused({ kind: 'receipt altered or forged' });
  }
  const format = anyFormat.safeParse(apart.content).data?.format ?? 0;
  if (format > RECEIPT_FORMAT) return refused({ kind: 'receipt of a newer app', format });
  const claims = receiptClaims.safeParse(apart.content);
  if (!claims.success) return refused({ kind: 'receipt malformed' });
  const { key, received } = claims.data;
  if (key !== named.id) return refused({ kind: 'signed by another key' });
  if (received < named.from || (named.until !== null && received > named.until))
    return refused({ kind: 'key not in use then', received, from: named.from, until: named.until });
  return accepted(claims.data);
}

const anyFormat = z.object({ format: z.int() });
