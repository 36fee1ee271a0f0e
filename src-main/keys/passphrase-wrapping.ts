import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { hex, KEY_BYTES, sealedKey, sealKey, unsealKey } from './seal.ts';

/** A key as a passphrase opens it, with what scrypt cost when it was sealed. */
export const passphraseWrapping = z.strictObject({
  salt: hex(16),
  // A file that asks for more than this would hold the app up instead of a guesser.
  cost: z.int().min(2).max(1_048_576).refine(isPowerOfTwo, 'not a power of two'),
  key: sealedKey,
});
export type PassphraseWrapping = z.infer<typeof passphraseWrapping>;

/** 128 MB and about half a second for each guess: what OWASP asks of scrypt at least (N = 2^17, r = 8, p = 1). */
export const PASSPHRASE_COST = 131_072;
const BLOCK = 8;

export async function wrapWithPassphrase(key: Uint8Array, passphrase: string, cost: number): Promise<PassphraseWrapping> {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), cost, key: sealKey(key, await derive(passphrase, salt, cost)) };
}

/** @returns null for another passphrase */
export async function unwrapWithPassphrase(wrapping: PassphraseWrapping, passphrase: string): Promise<Uint8Array | null> {
  return unsealKey(wrapping.key, await derive(passphrase, Buffer.from(wrapping.salt, 'hex'), wrapping.cost));
}

/** Works on a thread of its own: the app answers meanwhile. */
function derive(passphrase: string, salt: Buffer, cost: number): Promise<Buffer> {
  // The same letters are typed as different bytes on different computers.
  const text = passphrase.normalize('NFKC');
  return new Promise((resolve, reject) =>
    scrypt(text, salt, KEY_BYTES, { N: cost, r: BLOCK, p: 1, maxmem: 256 * cost * BLOCK }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

function isPowerOfTwo(value: number): boolean {
  return (value & (value - 1)) === 0;
}
