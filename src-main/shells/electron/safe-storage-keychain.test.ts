import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { electronStandIn } from '../../../tests/electron-stand-in.ts';
import { safeStorageKeychain } from './safe-storage-keychain.ts';

const KEY = Uint8Array.from(randomBytes(32));

async function available(standIn: ReturnType<typeof electronStandIn>, platform: NodeJS.Platform = 'win32') {
  const keychain = await safeStorageKeychain(standIn.electron, platform)();
  if (keychain.kind !== 'available') throw new Error(`no keychain: ${keychain.words}`);
  return keychain;
}

describe('Electron’s safe storage', () => {
  test('gives back the key that it was given, and what is kept does not show it', async () => {
    const keychain = await available(electronStandIn());
    const kept = await keychain.protect(KEY);
    expect(Buffer.from(kept, 'base64').toString('utf8')).not.toContain(Buffer.from(KEY).toString('hex'));
    const revealed = await keychain.reveal(kept);
    expect(Buffer.from(revealed?.key ?? [])).toEqual(Buffer.from(KEY));
    expect(revealed?.keepInstead).toBeNull();
  });

  test('that has changed its own key gives something newer to keep', async () => {
    const standIn = electronStandIn();
    const keychain = await available(standIn);
    const kept = await keychain.protect(KEY);
    standIn.safeStorage.rotate();
    const revealed = await keychain.reveal(kept);
    expect(Buffer.from(revealed?.key ?? [])).toEqual(Buffer.from(KEY));
    standIn.safeStorage.forgetOldKeys();
    await expect(keychain.reveal(kept)).rejects.toThrow();
    const again = await keychain.reveal(revealed?.keepInstead ?? '');
    expect(Buffer.from(again?.key ?? [])).toEqual(Buffer.from(KEY));
    expect(again?.keepInstead).toBeNull();
  });

  test.each([
    ['win32', 'unknown', 'Windows data protection'],
    ['darwin', 'unknown', 'the macOS Keychain'],
    ['linux', 'gnome_libsecret', 'the password store of your desktop'],
    ['linux', 'kwallet6', 'KWallet'],
  ] as const)('has a name that people know: on %s with %s it is %s', async (platform, backend, name) => {
    const standIn = electronStandIn();
    standIn.safeStorage.backend = backend;
    expect((await available(standIn, platform)).name).toBe(name);
  });

  test('that hides nothing is no keychain: its password stands in Chromium’s source', async () => {
    const standIn = electronStandIn();
    for (const backend of ['basic_text', 'unknown'] as const) {
      standIn.safeStorage.backend = backend;
      expect(await safeStorageKeychain(standIn.electron, 'linux')()).toMatchObject({
        kind: 'none',
        words: expect.stringContaining('No password store is open'),
      });
    }
  });

  test('that is not available, or fails at being asked, is none', async () => {
    const standIn = electronStandIn();
    for (const available of [false, new Error('locked')]) {
      standIn.safeStorage.available = available;
      expect((await safeStorageKeychain(standIn.electron, 'darwin')()).kind).toBe('none');
    }
  });

  test('is looked for once', async () => {
    const standIn = electronStandIn();
    const find = safeStorageKeychain(standIn.electron, 'win32');
    await find();
    standIn.safeStorage.available = false;
    expect((await find()).kind).toBe('available');
  });
});
