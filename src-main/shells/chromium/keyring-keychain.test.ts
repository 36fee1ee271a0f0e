import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type KeychainEntry, keyringKeychain } from './keyring-keychain.ts';

const KEY = Uint8Array.from(randomBytes(32));

/** An entry in memory. */
function entry(): KeychainEntry & { password: string | null } {
  const held = {
    password: null as string | null,
    getPassword: async () => held.password,
    setPassword: async (password: string) => {
      held.password = password;
    },
  };
  return held;
}

async function available(open: () => Promise<KeychainEntry>) {
  const keychain = await keyringKeychain(open)();
  if (keychain.kind !== 'available') throw new Error(`no keychain: ${keychain.words}`);
  return keychain;
}

describe('the operating system’s keychain', () => {
  test('holds one key of ours, under which every workspace’s key is kept', async () => {
    const held = entry();
    const keychain = await available(async () => held);
    const kept = await keychain.protect(KEY);
    const other = await keychain.protect(Uint8Array.from(randomBytes(32)));
    expect(held.password).toMatch(/^[0-9a-f]{64}$/);
    for (const text of [kept, other, held.password]) expect(text).not.toContain(Buffer.from(KEY).toString('hex'));
    // As another start of the app finds it.
    const later = await available(async () => held);
    expect(Buffer.from((await later.reveal(kept))?.key ?? [])).toEqual(Buffer.from(KEY));
    expect(Buffer.from((await later.reveal(other))?.key ?? [])).not.toEqual(Buffer.from(KEY));
  });

  test('that was emptied, or holds another key, reveals nothing', async () => {
    const held = entry();
    const keychain = await available(async () => held);
    const kept = await keychain.protect(KEY);
    for (const password of [null, 'something else', randomBytes(32).toString('hex')]) {
      held.password = password;
      expect(await keychain.reveal(kept)).toBeNull();
    }
  });

  test('that takes nothing is not counted on', async () => {
    const keychain = await available(async () => ({ getPassword: async () => null, setPassword: async () => undefined }));
    await expect(keychain.protect(KEY)).rejects.toThrow('did not keep');
  });

  test('that cannot be opened, fails or hangs is none, and says so in words', async () => {
    const failing: KeychainEntry = { ...entry(), getPassword: () => Promise.reject(new Error('DBus error')) };
    const hanging: KeychainEntry = { ...entry(), getPassword: () => new Promise(() => undefined) };
    for (const open of [
      () => Promise.reject(new Error('no such module')),
      async () => failing,
      async () => hanging,
      () => new Promise<KeychainEntry>(() => undefined),
    ])
      expect(await keyringKeychain(open, 20)()).toEqual({ kind: 'none', words: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  test.runIf(process.platform === 'linux')('that no bus leads to is none: the real module is asked', async () => {
    const address = process.env.DBUS_SESSION_BUS_ADDRESS;
    process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere';
    onTestFinished(() => {
      if (address === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
      else process.env.DBUS_SESSION_BUS_ADDRESS = address;
    });
    expect(await keyringKeychain()()).toMatchObject({
      kind: 'none',
      words: expect.stringContaining('No password store is open'),
    });
  });

  test('is looked for once', async () => {
    let times = 0;
    const find = keyringKeychain(async () => {
      times += 1;
      return entry();
    });
    await Promise.all([find(), find()]);
    expect(times).toBe(1);
  });
});
