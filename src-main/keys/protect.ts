import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BridgeInput } from '../../src-shared/contract/bridge.ts';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { Shell } from '../shells/shell.ts';
import { KEY_FILE, unwrapWithKeyFile, wrapWithKeyFile } from './key-file.ts';
import { type KeptKey, NO_KEYCHAINS, setAside } from './keys-file.ts';
import { wrapWithPassphrase } from './passphrase-wrapping.ts';
import { isKeyOf, keyCheck } from './seal.ts';

export type Protection = BridgeInput<'keys.protect'>['by'];

/** How a kept key is protected on this computer. */
export function protectedBy({ keychains, passphrase, keyFile }: KeptKey): KeyState['protectedBy'] {
  if (keychains.electron !== null || keychains.chromium !== null) return 'keychain';
  if (passphrase !== null) return 'passphrase';
  return keyFile === null ? null : 'key file';
}

/**
 * What is to be kept when a key is protected this way and in no other; its recovery codes stay. A new key file is on the disk
 * when this returns, the old one is in use until keys.json says otherwise.
 */
export async function protectedKey(
  folder: string,
  key: Uint8Array,
  before: KeptKey,
  by: Protection,
  shell: Pick<Shell, 'kind' | 'keychain'>,
  passphraseCost: number,
): Promise<KeptKey> {
  const none: KeptKey = { ...before, keychains: NO_KEYCHAINS, passphrase: null, keyFile: null };
  switch (by.kind) {
    case 'keychain':
      // What the other shell has in its keychain stays good.
      return { ...none, keychains: { ...before.keychains, [shell.kind]: await intoKeychain(key, shell) } };
    case 'passphrase':
      return { ...none, passphrase: await wrapWithPassphrase(key, by.passphrase, passphraseCost) };
    case 'key file':
      if (before.keyFile && (await unwrapWithKeyFile(folder, before.keyFile))) return { ...none, keyFile: before.keyFile };
      // One that opens nothing here may open something elsewhere.
      await setAside(folder, KEY_FILE, 'set-aside');
      return { ...none, keyFile: await wrapWithKeyFile(folder, key) };
  }
}

/** Removes the key file where keys.json does not count on it. */
export async function removeUnusedKeyFile(folder: string, kept: KeptKey): Promise<void> {
  if (kept.keyFile === null) await rm(join(folder, KEY_FILE), { force: true }).catch(() => undefined);
}

async function intoKeychain(key: Uint8Array, { keychain: find }: Pick<Shell, 'keychain'>): Promise<string> {
  const keychain = await find();
  if (keychain.kind === 'none')
    throw new BridgeRefused('not found', `There is no keychain to keep the key in: ${keychain.words} Use a passphrase.`);
  try {
    const kept = await keychain.protect(key);
    // Nothing counts on a keychain that does not give back what it took.
    const revealed = await keychain.reveal(kept);
    if (revealed && isKeyOf(revealed.key, keyCheck(key))) return kept;
  } catch {
    // Said below, however it failed.
  }
  throw new BridgeRefused(
    'cannot write',
    `${keychain.name} did not keep the key. Nothing was changed. Unlock it and try again, or use a passphrase.`,
  );
}
