import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Bytes of a key: 256 bits. */
export const KEY_BYTES = 32;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

export const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** A key under another key (AES-256-GCM): without that one it says nothing, and with another it does not open. */
export const sealedKey = z.strictObject({ nonce: hex(NONCE_BYTES), sealed: hex(KEY_BYTES + TAG_BYTES) });
export type SealedKey = z.infer<typeof sealedKey>;

/** @param under 32 bytes that are used for nothing else */
export function sealKey(key: Uint8Array, under: Uint8Array): SealedKey {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', under, nonce);
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('hex'), sealed: sealed.toString('hex') };
}

/** @returns null when it is under another key, or was altered */
export function unsealKey({ nonce, sealed }: SealedKey, under: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(sealed, 'hex');
  const decipher = createDecipheriv('aes-256-gcm', under, Buffer.from(nonce, 'hex'), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(bytes.subarray(KEY_BYTES));
  const key = decipher.update(bytes.subarray(0, KEY_BYTES));
  try {
    decipher.final();
    return key;
  } catch {
    return null;
  }
}

/** A key for one purpose from a secret that is random enough by itself (HKDF with SHA-256). */
export function derivedKey(secret: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, purpose, KEY_BYTES));
}

/** Tells a key from any other and says nothing else about it. */
export function keyCheck(key: Uint8Array): string {
  return createHmac('sha256', key).update('igt evidence key check').digest('hex');
}

export function isKeyOf(key: Uint8Array, check: string): boolean {
  return timingSafeEqual(Buffer.from(keyCheck(key), 'hex'), Buffer.from(check, 'hex'));
}
