import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import type { Change } from './change.ts';
import { canonicalJson } from './snapshot.ts';

/** What two copies of one document compare: how many changes, and the XOR of their hashes (DESIGN 4.3). */
export const documentDigest = z.strictObject({ count: z.int().min(0), xor: z.string().regex(/^[0-9a-f]{64}$/) });
export type DocumentDigest = z.infer<typeof documentDigest>;

export const EMPTY_DIGEST: DocumentDigest = { count: 0, xor: '0'.repeat(64) };

/** The digest with these changes added. Order does not matter; adding a change twice does, so add each once. */
export function digestWith(digest: DocumentDigest, changes: readonly Change[]): DocumentDigest {
  return { count: digest.count + changes.length, xor: turned(digest.xor, changes) };
}

/** The digest without these changes, each of which must be in it. */
export function digestWithout(digest: DocumentDigest, changes: readonly Change[]): DocumentDigest {
  return { count: digest.count - changes.length, xor: turned(digest.xor, changes) };
}

/** The digest of both together; no change may be in both. */
export function joinedDigest(one: DocumentDigest, other: DocumentDigest): DocumentDigest {
  const [xor, added] = [hexToBytes(one.xor), hexToBytes(other.xor)];
  for (let at = 0; at < 32; at += 1) xor[at] = (xor[at] as number) ^ (added[at] as number);
  return { count: one.count + other.count, xor: bytesToHex(xor) };
}

function turned(before: DocumentDigest['xor'], changes: readonly Change[]): DocumentDigest['xor'] {
  const xor = hexToBytes(before);
  for (const change of changes) {
    const hash = sha256(utf8ToBytes(canonicalJson(change)));
    for (let at = 0; at < 32; at += 1) xor[at] = (xor[at] as number) ^ (hash[at] as number);
  }
  return bytesToHex(xor);
}

export function isSameDigest(a: DocumentDigest | undefined, b: DocumentDigest | undefined): boolean {
  const [one, other] = [a ?? EMPTY_DIGEST, b ?? EMPTY_DIGEST];
  return one.count === other.count && one.xor === other.xor;
}
