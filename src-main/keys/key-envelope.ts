import { z } from 'zod';
import { readRecoveryCode } from '../../src-shared/recovery-code/recovery-code.ts';
import { passphraseWrapping, unwrapWithPassphrase } from './passphrase-wrapping.ts';
import { recoveryWrapping, unwrapWithRecoveryCode } from './recovery-wrapping.ts';
import { hex, isKeyOf } from './seal.ts';

/**
 * A key as it may travel, in a backup or to another computer: what a recovery code or a passphrase opens. The key file and what
 * lies in a keychain stay where they are.
 */
export const keyEnvelope = z.strictObject({
  format: z.literal(1),
  /** Tells the key from any other. */
  check: hex(32),
  passphrase: passphraseWrapping.nullable(),
  /** The code that counts, and at most one newer one that was not confirmed yet. */
  recoveryCodes: z.array(recoveryWrapping).max(2),
});
export type KeyEnvelope = z.infer<typeof keyEnvelope>;

/** What a person gives to open a key. */
export type Given =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery code'; readonly code: string };

/** @returns the data key, or null when this does not open it */
export async function openEnvelope(envelope: KeyEnvelope, given: Given): Promise<Uint8Array | null> {
  const key = given.kind === 'passphrase' ? await byPassphrase(envelope, given.passphrase) : byCode(envelope, given.code);
  return key && isKeyOf(key, envelope.check) ? key : null;
}

async function byPassphrase({ passphrase: wrapping }: KeyEnvelope, passphrase: string): Promise<Uint8Array | null> {
  return wrapping ? unwrapWithPassphrase(wrapping, passphrase) : null;
}

function byCode({ recoveryCodes }: KeyEnvelope, typed: string): Uint8Array | null {
  const code = readRecoveryCode(typed);
  if (!code.ok) return null;
  for (const wrapping of recoveryCodes) {
    const key = unwrapWithRecoveryCode(wrapping, code.value);
    if (key) return key;
  }
  return null;
}
