import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { KEY_BYTES, sealedKey, sealKey, unsealKey } from '../../keys/seal.ts';
import type { Keychain } from '../keychain.ts';
import type { Shell } from '../shell.ts';

/** One entry in a keychain. */
export interface KeychainEntry {
  readonly getPassword: () => Promise<string | null>;
  readonly setPassword: (password: string) => Promise<void>;
}

const SERVICE = 'IG Toolkit Desktop';
const ACCOUNT = 'evidence keys';
const NAMES: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'the Windows Credential Manager',
  darwin: 'the macOS Keychain',
  linux: 'the password store of your desktop',
};
/** A keychain may ask the person to unlock it; one that hangs must not hold the app up. Milliseconds. */
const LONGEST = 30_000;

const ownKey = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The operating system's keychain where the shell has none of its own. One random key lies in it, under which the keys of all
 * workspaces are kept.
 *
 * @param open opens our entry in it; fails where there is no keychain
 * @param longest milliseconds for one answer
 */
export function keyringKeychain(open: () => Promise<KeychainEntry> = ourEntry, longest = LONGEST): Shell['keychain'] {
  let found: Promise<Keychain> | undefined;
  return () => {
    found ??= find(open, longest).catch(() => NONE);
    return found;
  };
}

const NONE: Keychain = {
  kind: 'none',
  words:
    process.platform === 'linux'
      ? 'No password store is open on this computer (such as GNOME Keyring or KWallet).'
      : 'The keychain of this computer does not answer.',
};

async function find(open: () => Promise<KeychainEntry>, longest: number): Promise<Keychain> {
  const entry = await within(longest, open());
  const stored = async (): Promise<Buffer | null> => {
    const found = ownKey.safeParse(await within(longest, entry.getPassword()));
    return found.success ? Buffer.from(found.data, 'hex') : null;
  };
  // Asked now, so that a keychain that cannot be reached is none.
  await stored();
  return {
    kind: 'available',
    name: NAMES[process.platform] ?? 'the keychain',
    protect: async (key) => {
      if (!(await stored())) await within(longest, entry.setPassword(randomBytes(KEY_BYTES).toString('hex')));
      const own = await stored();
      if (!own) throw new Error('the keychain did not keep our key');
      return JSON.stringify(sealKey(key, own));
    },
    reveal: async (kept) => {
      const own = await stored();
      const key = own && unsealKey(sealedKey.parse(JSON.parse(kept)), own);
      return key ? { key, keepInstead: null } : null;
    },
  };
}

/** Loaded only here: it is a native module, and Electron has its own way. */
async function ourEntry(): Promise<KeychainEntry> {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  // Without that, Linux falls back to the kernel's keys, which are gone after a restart.
  return new AsyncEntry(SERVICE, ACCOUNT, { linux: { store: 'secret-service' } });
}

async function within<T>(longest: number, answer: Promise<T>): Promise<T> {
  const giveUp = new AbortController();
  const late = wait(longest, undefined, { signal: giveUp.signal }).then(() => {
    throw new Error('the keychain did not answer in time');
  });
  // Nobody listens to it any more once the answer is there.
  late.catch(() => undefined);
  return Promise.race([answer, late]).finally(() => giveUp.abort());
}
