import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { BY_KEYCHAIN, byCode, confirmedCode, HERE, keyParts, testKeychain } from '../../tests/key-parts.ts';

describe('in a keychain', () => {
  it('the key is there again after a start', async () => {
    const parts = await keyParts();
    const keychain = testKeychain();
    const shell = { kind: 'electron', keychain: keychain.find } as const;
    const keys = parts.start(shell);
    expect(await keys.protect(HERE, BY_KEYCHAIN)).toMatchObject({
      kind: 'open',
      protectedBy: 'keychain',
      keychain: { kind: 'available', name: 'the keychain of this test' },
    });
    expect(await parts.start(shell).dataKey(HERE)).toEqual(Uint8Array.from(await keys.dataKey(HERE)));
  });

  it('losing it loses nothing: the recovery code opens, and it can go into the keychain again', async () => {
    const parts = await keyParts();
    const keychain = testKeychain();
    const shell = { kind: 'electron', keychain: keychain.find } as const;
    const before = parts.start(shell);
    await before.protect(HERE, BY_KEYCHAIN);
    const key = Buffer.from(await before.dataKey(HERE));
    const code = await confirmedCode(before);
    keychain.secrets.clear();
    keychain.asked = 0;

    const keys = parts.start(shell);
    for (let times = 0; times < 3; times += 1) expect((await keys.state(HERE)).kind).toBe('recovery code needed');
    // Each asking may be a dialog of the operating system.
    expect(keychain.asked).toBe(1);
    expect((await keys.open(HERE, byCode(code))).kind).toBe('opened');
    await keys.protect(HERE, BY_KEYCHAIN);
    expect(Buffer.from(await parts.start(shell).dataKey(HERE))).toEqual(key);
  });

  it('each shell has its own, and they do not take the key from each other', async () => {
    const parts = await keyParts();
    const [one, other] = [testKeychain(), testKeychain()];
    const electron = { kind: 'electron', keychain: one.find } as const;
    const chromium = { kind: 'chromium', keychain: other.find } as const;
    const first = parts.start(electron);
    await first.protect(HERE, BY_KEYCHAIN);
    const key = Buffer.from(await first.dataKey(HERE));
    const code = await confirmedCode(first);
    const second = parts.start(chromium);
    expect((await second.state(HERE)).kind).toBe('recovery code needed');
    await second.open(HERE, byCode(code));
    await second.protect(HERE, BY_KEYCHAIN);
    for (const shell of [electron, chromium]) expect(Buffer.from(await parts.start(shell).dataKey(HERE))).toEqual(key);
  });

  it('one that renews its own key is followed', async () => {
    const parts = await keyParts();
    const keychain = testKeychain();
    const shell = { kind: 'electron', keychain: keychain.find } as const;
    const before = parts.start(shell);
    await before.protect(HERE, BY_KEYCHAIN);
    keychain.renews = true;
    expect((await parts.start(shell).state(HERE)).kind).toBe('open');
    keychain.renews = false;
    expect((await parts.start(shell).state(HERE)).kind).toBe('open');
    expect([...keychain.secrets.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{16}-renewed$/)]);
  });

  it('one that does not give back what it took is not counted on', async () => {
    const parts = await keyParts();
    const found = await testKeychain().find();
    const forgetful = { ...found, reveal: async () => null };
    const failing = {
      ...found,
      protect: async () => {
        throw new Error('locked');
      },
    };
    for (const keychain of [forgetful, failing]) {
      const keys = parts.start({ kind: 'electron', keychain: async () => keychain as typeof found });
      await expect(keys.protect(HERE, BY_KEYCHAIN)).rejects.toMatchObject({ refusal: { code: 'cannot write' } });
      expect(await readdir(parts.folder)).toEqual([]);
    }
  });

  it('where there is none, that is said', async () => {
    const parts = await keyParts();
    await expect(parts.start().protect(HERE, BY_KEYCHAIN)).rejects.toMatchObject({ refusal: { code: 'not found' } });
  });
});
