import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64url, CompactSign, compactVerify, decodeJwt, decodeProtectedHeader, errors } from 'jose';
import { z } from 'zod';
import { canonicalJson } from '../assessment/snapshot.ts';
import { type KeyId, keyId, type PublicKey, publicPart, type SigningKey } from './signing-key.ts';

/** What our signatures are for. It is in the signed header, so that one kind of document never passes for another. */
export type SignedType = 'igt-receipt' | 'igt-key-set';

/** Receipts have about 2,500 characters, key sets about 250 a key. */
const LONGEST = 1_000_000;
const header = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.enum(['igt-receipt', 'igt-key-set'] satisfies SignedType[]),
  kid: keyId,
});

/** A JWS in compact form that was taken apart and not yet verified. */
export interface Unverified {
  readonly text: string;
  readonly key: KeyId;
  readonly content: unknown;
}

/** Signs RFC 8785 JSON with Ed25519: a JWS in compact form. */
export function signText(type: SignedType, content: unknown, { id, key }: SigningKey): Promise<string> {
  return new CompactSign(utf8ToBytes(canonicalJson(content))).setProtectedHeader({ alg: 'EdDSA', typ: type, kid: id }).sign(key);
}

/**
 * Takes a signed text apart without verifying it. White space around it is passed over, and nothing else: one signed text has one
 * way to be written.
 *
 * @returns null for what is not a JWS of this type
 */
export function takeApart(type: SignedType, given: string): Unverified | null {
  const text = given.trim();
  const parts = text.split('.');
  if (text.length > LONGEST || parts.length !== 3 || !parts.every(isCanonical)) return null;
  try {
    const said = header.safeParse(decodeProtectedHeader(text));
    if (!said.success || said.data.typ !== type) return null;
    return { text, key: said.data.kid, content: decodeJwt(text) };
  } catch {
    return null;
  }
}

/** Whether a key signed it. */
export async function isSignedBy({ text }: Unverified, key: PublicKey): Promise<boolean> {
  try {
    await compactVerify(text, publicPart(key), { algorithms: ['EdDSA'] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

/** Base64url can write the same bytes in several ways: with white space, and with other bits in what the last character has left over. */
function isCanonical(part: string): boolean {
  try {
    return part !== '' && base64url.encode(base64url.decode(part)) === part;
  } catch {
    return false;
  }
}
