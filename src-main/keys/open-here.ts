import type { Shell } from '../shells/shell.ts';
import { unwrapWithKeyFile } from './key-file.ts';
import type { KeptKey } from './keys-file.ts';
import { isKeyOf } from './seal.ts';

/** A key that opened without asking anybody. */
interface OpenedHere {
  readonly key: Uint8Array;
  /** What is to be kept from now on, when the keychain has renewed its own key; else what is kept. */
  readonly kept: KeptKey;
}

/** Opens a key with what this computer has: the shell's keychain or the key file. @returns null when neither opens it */
export async function openHere(
  folder: string,
  kept: KeptKey,
  shell: Pick<Shell, 'kind' | 'keychain'>,
): Promise<OpenedHere | null> {
  const inKeychain = kept.keychains[shell.kind];
  const opened = inKeychain === null ? await byKeyFile(folder, kept) : await byKeychain(inKeychain, kept, shell);
  return opened && isKeyOf(opened.key, kept.check) ? opened : null;
}

async function byKeyFile(folder: string, kept: KeptKey): Promise<OpenedHere | null> {
  const key = kept.keyFile && (await unwrapWithKeyFile(folder, kept.keyFile));
  return key ? { key, kept } : null;
}

async function byKeychain(
  inKeychain: string,
  kept: KeptKey,
  shell: Pick<Shell, 'kind' | 'keychain'>,
): Promise<OpenedHere | null> {
  const keychain = await shell.keychain();
  // However a keychain fails, the recovery code is the way.
  const revealed = keychain.kind === 'available' ? await keychain.reveal(inKeychain).catch(() => null) : null;
  if (!revealed) return null;
  const { key, keepInstead } = revealed;
  return {
    key,
    kept: keepInstead === null ? kept : { ...kept, keychains: { ...kept.keychains, [shell.kind]: keepInstead } },
  };
}
