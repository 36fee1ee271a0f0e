import { randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import { RECOVERY_CODE_GROUPS } from '../../src-shared/recovery-code/recovery-code.ts';
import { derivedKey, hex, sealedKey, sealKey, unsealKey } from './seal.ts';

/** A key as a recovery code opens it. */
export const recoveryWrapping = z.strictObject({
  salt: hex(16),
  key: sealedKey,
  /** When two groups of the code were typed; null until then. */
  confirmedAt: z.iso.datetime({ precision: 3 }).nullable(),
});
export type RecoveryWrapping = z.infer<typeof recoveryWrapping>;

const PURPOSE = 'igt evidence key, recovery code';

/** @param code its 128 bits; as they are random, no slow hash has to stand before them */
export function wrapWithRecoveryCode(key: Uint8Array, code: Uint8Array): RecoveryWrapping {
  const salt = randomBytes(16);
  return { salt: salt.toString('hex'), key: sealKey(key, derivedKey(code, salt, PURPOSE)), confirmedAt: null };
}

/** @returns null for another code */
export function unwrapWithRecoveryCode(wrapping: RecoveryWrapping, code: Uint8Array): Uint8Array | null {
  return unsealKey(wrapping.key, derivedKey(code, Buffer.from(wrapping.salt, 'hex'), PURPOSE));
}

/** Two different groups of a code, in order and counted from 0: those that are to be typed to confirm it. */
export function twoGroups(): [number, number] {
  const [one, step] = [randomInt(RECOVERY_CODE_GROUPS), randomInt(1, RECOVERY_CODE_GROUPS)];
  const other = (one + step) % RECOVERY_CODE_GROUPS;
  return [Math.min(one, other), Math.max(one, other)];
}
