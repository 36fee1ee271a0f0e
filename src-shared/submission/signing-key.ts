import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

/** 32 bytes in base64url. */
const keyBytes = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'not an Ed25519 key');

/** The name of a key: its thumbprint by RFC 7638, so that no other key can have it. */
export const keyId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'not the name of a key')
  .brand('KeyId');
export type KeyId = z.infer<typeof keyId>;

/** An Ed25519 key that verifies, as a JSON Web Key (RFC 8037). */
export const publicKey = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: keyBytes });
export type PublicKey = z.infer<typeof publicKey>;

/** An Ed25519 key that signs. Never leaves the service; the root key never leaves wherever it is kept offline. */
export const privateKey = publicKey.extend({ d: keyBytes });
export type PrivateKey = z.infer<typeof privateKey>;

/** A key that signs, with its name. */
export interface SigningKey {
  readonly id: KeyId;
  readonly key: PrivateKey;
}

/** Makes a key for receipts, or a root. */
export async function makeSigningKey(): Promise<SigningKey> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { kty, crv, x, d } = await exportJWK(pair.privateKey);
  return signingKey(privateKey.parse({ kty, crv, x, d }));
}

/** A kept key with its name. */
export async function signingKey(key: PrivateKey): Promise<SigningKey> {
  return { id: await idOfKey(key), key };
}

/** What can be given away of a key. */
export function publicPart({ kty, crv, x }: PublicKey): PublicKey {
  return { kty, crv, x };
}

export async function idOfKey(key: PublicKey): Promise<KeyId> {
  return keyId.parse(await calculateJwkThumbprint(publicPart(key), 'sha256'));
}
