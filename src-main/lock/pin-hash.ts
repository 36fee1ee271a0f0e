import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const hex = (bytes: number): z.ZodString => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** A PIN as it is kept: scrypt with a salt of its own, and what scrypt cost when it was made. */
export const pinHash = z.strictObject({
  salt: hex(16),
  hash: hex(32),
  // A file that asks for more than this would hold the app up instead of a guesser.
  cost: z.int().min(2).max(1_048_576),
});
export type PinHash = z.infer<typeof pinHash>;

/** 64 MB and about a fifth of a second for each guess. */
const COST = 65_536;
const BLOCK = 8;

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), hash: (await derive(pin, salt, COST)).toString('hex'), cost: COST };
}

/** Whether a PIN is the one that was kept; takes as long for any wrong one. */
export async function isPin(pin: string, { salt, hash, cost }: PinHash): Promise<boolean> {
  return timingSafeEqual(await derive(pin, Buffer.from(salt, 'hex'), cost), Buffer.from(hash, 'hex'));
}

function derive(pin: string, salt: Buffer, cost: number): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(pin, salt, 32, { N: cost, r: BLOCK, p: 1, maxmem: 256 * cost * BLOCK }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}
