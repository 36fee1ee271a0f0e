import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { idOf } from '../../tests/arbitraries.ts';
import { diskError, wrapFileHandles, wrapFileSystem } from '../../tests/disk-faults.ts';
import { HERE, type KeyParts, keyParts, testKeychain } from '../../tests/key-parts.ts';
import { KEY_FILE } from './key-file.ts';
import type { Keys } from './keys.ts';
import { KEYS_COPY, KEYS_FILE } from './keys-file.ts';

const BY_KEY_FILE = { kind: 'key file' } as const;
const BY_KEYCHAIN = { kind: 'keychain' } as const;
const byPassphrase = (passphrase: string) => ({ kind: 'passphrase', passphrase }) as const;
const byCode = (code: string) => ({ kind: 'recovery code', code }) as const;

/** Makes a recovery code and confirms it. @returns the code */
async function confirmedCode(keys: Keys): Promise<string> {
  const { groups, state } = await keys.newRecoveryCode(HERE);
  const [one, other] = state.toConfirm ?? [0, 0];
  const confirmed = await keys.confirmRecoveryCode(HERE, [groups[one] ?? '', groups[other] ?? '']);
  expect(confirmed.kind).toBe('confirmed');
  return groups.join('-');
}

/** Lets one call to the disk fail, the `at`th of its kind. @returns mends it, and says whether it came to that */
async function failingAt(call: 'open' | 'rename' | 'sync' | 'writeFile', at: number): Promise<{ mend: () => boolean }> {
  let calls = 0;
  const isDue = (): boolean => {
    calls += 1;
    return calls === at;
  };
  const fail = (): Promise<never> => Promise.reject(diskError('EIO'));
  const mend = await ((): Promise<() => void> => {
    switch (call) {
      case 'open':
        return Promise.resolve(wrapFileSystem('open', (real, parameters) => (isDue() ? fail() : real(...parameters))));
      case 'rename':
        return Promise.resolve(wrapFileSystem('rename', (real, parameters) => (isDue() ? fail() : real(...parameters))));
      case 'sync':
        return wrapFileHandles('sync', (real, parameters) => (isDue() ? fail() : real(...parameters)));
      case 'writeFile':
        return wrapFileHandles('writeFile', (real, parameters) => (isDue() ? fail() : real(...parameters)));
    }
  })();
  return {
    mend: () => {
      mend();
      return calls >= at;
    },
  };
}

/** What stands in every file of the folder. */
async function everything({ folder }: KeyParts): Promise<string> {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('\n');
}

describe('a workspace without a key', () => {
  it('says so, and refuses to encrypt', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    expect(await keys.state(HERE)).toEqual({
      kind: 'none yet',
      protectedBy: null,
      keychain: { kind: 'none', words: expect.any(String) },
      recoveryCode: 'none',
      toConfirm: null,
      damage: [],
    });
    await expect(keys.dataKey(HERE)).rejects.toMatchObject({ refusal: { code: 'key needed' } });
    await expect(keys.newRecoveryCode(HERE)).rejects.toMatchObject({ refusal: { code: 'key needed' } });
    await expect(keys.open(HERE, byPassphrase('long enough'))).rejects.toMatchObject({ refusal: { code: 'key needed' } });
    expect(await readdir(parts.folder)).toEqual([]);
  });

  it('a forged workspace is refused and leaves nothing', async () => {
    const parts = await keyParts();
    const forged = workspaceId.parse(idOf(99));
    await expect(parts.start().protect(forged, BY_KEY_FILE)).rejects.toMatchObject({ refusal: { code: 'not found' } });
    expect(await readdir(parts.folder)).toEqual([]);
  });
});

describe('in a key file', () => {
  it('the key is there again after a start, without anybody being asked', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    expect(await keys.protect(HERE, BY_KEY_FILE)).toMatchObject({ kind: 'open', protectedBy: 'key file' });
    const key = await keys.dataKey(HERE);
    expect(key).toHaveLength(32);
    expect(await keys.dataKey(HERE)).toBe(key);
    expect(Buffer.from(await parts.start().dataKey(HERE))).toEqual(Buffer.from(key));
  });

  it.skipIf(process.platform === 'win32')('only the owner may read its files', async () => {
    const parts = await keyParts();
    await parts.start().protect(HERE, BY_KEY_FILE);
    for (const name of await readdir(parts.folder)) expect((await stat(join(parts.folder, name))).mode & 0o777).toBe(0o600);
    expect(await readdir(parts.folder)).toEqual([KEY_FILE, KEYS_COPY, KEYS_FILE].sort());
  });

  it('the key itself stands in no file', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    await keys.protect(HERE, BY_KEY_FILE);
    await confirmedCode(keys);
    const key = Buffer.from(await keys.dataKey(HERE));
    const written = await everything(parts);
    for (const form of ['hex', 'base64', 'latin1'] as const) expect(written).not.toContain(key.toString(form));
  });

  it('without the key file the recovery code opens it, and it can be protected anew', async () => {
    const parts = await keyParts();
    const before = parts.start();
    await before.protect(HERE, BY_KEY_FILE);
    const key = Buffer.from(await before.dataKey(HERE));
    const code = await confirmedCode(before);
    await rm(join(parts.folder, KEY_FILE));

    const keys = parts.start();
    expect(await keys.state(HERE)).toMatchObject({ kind: 'recovery code needed', recoveryCode: 'confirmed' });
    await expect(keys.dataKey(HERE)).rejects.toMatchObject({ refusal: { code: 'key needed' } });
    expect(await keys.open(HERE, byCode(code.toLowerCase()))).toMatchObject({ kind: 'opened', state: { kind: 'open' } });
    expect(Buffer.from(await keys.dataKey(HERE))).toEqual(key);
    await keys.protect(HERE, BY_KEY_FILE);
    expect(Buffer.from(await parts.start().dataKey(HERE))).toEqual(key);
  });

  it('a key file of somewhere else, half of one or an empty one opens nothing, and is kept', async () => {
    for (const content of [`${'ab'.repeat(32)}\n`, 'abab', '']) {
      const parts = await keyParts();
      const keys = parts.start();
      await keys.protect(HERE, BY_KEY_FILE);
      const code = await confirmedCode(keys);
      await writeFile(join(parts.folder, KEY_FILE), content);
      const again = parts.start();
      expect((await again.state(HERE)).kind).toBe('recovery code needed');
      expect((await again.open(HERE, byCode(code))).kind).toBe('opened');
      await again.protect(HERE, BY_KEY_FILE);
      const [aside] = (await readdir(parts.folder)).filter((name) => name.startsWith(`${KEY_FILE}.set-aside-`));
      expect(await readFile(join(parts.folder, aside ?? ''), 'utf8')).toBe(content);
    }
  });
});

describe('with a passphrase', () => {
  it('it is asked for after each start', async () => {
    const parts = await keyParts();
    const before = parts.start();
    expect(await before.protect(HERE, byPassphrase('correct horse'))).toMatchObject({ kind: 'open', protectedBy: 'passphrase' });
    const key = Buffer.from(await before.dataKey(HERE));
    expect(await everything(parts)).not.toContain('correct horse');

    const keys = parts.start();
    expect(await keys.state(HERE)).toMatchObject({ kind: 'passphrase needed', protectedBy: 'passphrase' });
    expect(await keys.open(HERE, byPassphrase('wrong horse'))).toEqual({
      kind: 'wrong',
      words: 'This is not the passphrase. Look whether Caps Lock is on.',
    });
    await expect(keys.dataKey(HERE)).rejects.toMatchObject({ refusal: { code: 'key needed' } });
    expect(await keys.open(HERE, byPassphrase('correct horse'))).toMatchObject({ kind: 'opened' });
    expect(Buffer.from(await keys.dataKey(HERE))).toEqual(key);
  });

  it('it is the same however a computer types its letters', async () => {
    const parts = await keyParts();
    await parts.start().protect(HERE, byPassphrase('caf\u00E9 au lait'));
    expect(await parts.start().open(HERE, byPassphrase('cafe\u0301 au lait'))).toMatchObject({ kind: 'opened' });
  });

  it('wrong tries wait longer and longer; the right one after the wait opens', async () => {
    const parts = await keyParts();
    await parts.start().protect(HERE, byPassphrase('correct horse'));
    const keys = parts.start();
    for (let tries = 0; tries < 2; tries += 1) await keys.open(HERE, byPassphrase('wrong horse'));
    expect(await keys.open(HERE, byPassphrase('wrong horse'))).toMatchObject({ words: expect.stringContaining('in 5 seconds') });
    expect(await keys.open(HERE, byPassphrase('correct horse'))).toMatchObject({ kind: 'wrong' });
    parts.clock.now += 5_000;
    expect(await keys.open(HERE, byPassphrase('correct horse'))).toMatchObject({ kind: 'opened' });
  });

  it('a forgotten one is replaced with the help of the recovery code, and then opens nothing', async () => {
    const parts = await keyParts();
    const before = parts.start();
    await before.protect(HERE, byPassphrase('forgotten one'));
    const code = await confirmedCode(before);
    const keys = parts.start();
    await keys.open(HERE, byCode(code));
    await keys.protect(HERE, byPassphrase('another one'));
    const after = parts.start();
    expect(await after.open(HERE, byPassphrase('forgotten one'))).toMatchObject({ kind: 'wrong' });
    expect(await after.open(HERE, byPassphrase('another one'))).toMatchObject({ kind: 'opened' });
  });

  it('going over to it takes the key file away', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    await keys.protect(HERE, BY_KEY_FILE);
    await keys.protect(HERE, byPassphrase('correct horse'));
    expect(await readdir(parts.folder)).not.toContain(KEY_FILE);
    expect((await parts.start().state(HERE)).kind).toBe('passphrase needed');
  });
});

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

describe('the recovery code', () => {
  it('is confirmed by two of its groups, and a wrong one is named', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    await keys.protect(HERE, BY_KEY_FILE);
    const { groups, state } = await keys.newRecoveryCode(HERE);
    expect(state).toMatchObject({ recoveryCode: 'made' });
    const [one, other] = state.toConfirm ?? [-1, -1];
    expect(one).toBeLessThan(other);
    const [first, second] = [groups[one] ?? '', groups[other] ?? ''];
    expect(await keys.confirmRecoveryCode(HERE, [first, `${second}0`])).toEqual({
      kind: 'wrong',
      words: `Group ${other + 1} is not as on the paper. Compare each letter and digit.`,
    });
    expect((await keys.state(HERE)).recoveryCode).toBe('made');
    expect(await keys.confirmRecoveryCode(HERE, [first.toLowerCase(), ` ${second}`])).toMatchObject({
      kind: 'confirmed',
      state: { recoveryCode: 'confirmed', toConfirm: null },
    });
    expect((await parts.start().state(HERE)).recoveryCode).toBe('confirmed');
  });

  it('is held nowhere but in memory', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    await keys.protect(HERE, BY_KEY_FILE);
    const { groups, state } = await keys.newRecoveryCode(HERE);
    const written = await everything(parts);
    expect(written).not.toContain(groups.join(''));
    const again = parts.start();
    expect(await again.state(HERE)).toMatchObject({ recoveryCode: 'made', toConfirm: null });
    const [one, other] = state.toConfirm ?? [0, 0];
    await expect(again.confirmRecoveryCode(HERE, [groups[one] ?? '', groups[other] ?? ''])).rejects.toMatchObject({
      refusal: { code: 'not found' },
    });
  });

  it('that is confirmed stays good until a newer one is confirmed', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    await keys.protect(HERE, byPassphrase('correct horse'));
    const first = await confirmedCode(keys);
    const shown = (await keys.newRecoveryCode(HERE)).groups.join('');
    for (const code of [first, shown]) expect((await parts.start().open(HERE, byCode(code))).kind).toBe('opened');
    const second = await confirmedCode(keys);
    const after = parts.start();
    for (const code of [first, shown])
      expect(await after.open(HERE, byCode(code))).toMatchObject({ kind: 'wrong', words: expect.stringContaining('typed well') });
    expect((await after.open(HERE, byCode(second))).kind).toBe('opened');
  });

  it('mistyped is told from wrong, and is no try', async () => {
    const parts = await keyParts();
    const [keys, elsewhere] = [parts.start(), (await keyParts()).start()];
    await keys.protect(HERE, byPassphrase('correct horse'));
    const code = await confirmedCode(keys);
    await elsewhere.protect(HERE, BY_KEY_FILE);
    const stranger = await confirmedCode(elsewhere);
    const again = parts.start();
    const mistyped = code.slice(0, -1) + (code.endsWith('7') ? '8' : '7');
    for (let tries = 0; tries < 5; tries += 1)
      expect(await again.open(HERE, byCode(mistyped))).toMatchObject({ words: expect.stringContaining('typing mistake') });
    expect(await again.open(HERE, byCode(stranger))).toMatchObject({ words: expect.stringContaining('typed well') });
    expect((await again.open(HERE, byCode(code))).kind).toBe('opened');
  });
});

describe('damaged or missing files', () => {
  const inKeyFile = async (): Promise<{ parts: KeyParts; key: Buffer }> => {
    const parts = await keyParts();
    const keys = parts.start();
    await keys.protect(HERE, BY_KEY_FILE);
    return { parts, key: Buffer.from(await keys.dataKey(HERE)) };
  };

  it.each([
    ['cut in half', (path: string) => truncate(path, 100)],
    ['empty', (path: string) => truncate(path, 0)],
    ['something else', (path: string) => writeFile(path, '{"format":1,"check":"no"}')],
    ['gone', (path: string) => rm(path)],
  ])('keys.json that is %s is made again from its copy, said and kept', async (what, damage) => {
    const { parts, key } = await inKeyFile();
    await damage(join(parts.folder, KEYS_FILE));
    const keys = parts.start();
    const state = await keys.state(HERE);
    expect(state.kind).toBe('open');
    expect(state.damage).toEqual([expect.stringContaining('made again from its copy')]);
    expect(Buffer.from(await keys.dataKey(HERE))).toEqual(key);
    const aside = (await readdir(parts.folder)).filter((name) => name.includes('.damaged-'));
    expect(aside).toHaveLength(what === 'gone' ? 0 : 1);
    // Mended: the next start has nothing to say.
    expect((await parts.start().state(HERE)).damage).toEqual([]);
  });

  it('a damaged copy is made again', async () => {
    const { parts } = await inKeyFile();
    await truncate(join(parts.folder, KEYS_COPY), 10);
    await parts.start().state(HERE);
    expect(await readFile(join(parts.folder, KEYS_COPY), 'utf8')).toBe(await readFile(join(parts.folder, KEYS_FILE), 'utf8'));
  });

  it('both damaged: said, untouched, and a new key only after they were set aside', async () => {
    const { parts } = await inKeyFile();
    await mkdir(join(parts.folder, 'evidence'));
    await writeFile(join(parts.folder, 'evidence', 'a-file'), 'closed');
    for (const name of [KEYS_FILE, KEYS_COPY]) await writeFile(join(parts.folder, name), `damaged ${name}`);
    const keys = parts.start();
    expect(await keys.state(HERE)).toMatchObject({ kind: 'damaged', damage: [expect.stringContaining('from a backup')] });
    for (const refused of [keys.protect(HERE, BY_KEY_FILE), keys.open(HERE, byCode('0')), keys.dataKey(HERE)])
      await expect(refused).rejects.toMatchObject({ refusal: { code: 'key needed' } });
    expect(await readFile(join(parts.folder, KEYS_FILE), 'utf8')).toBe(`damaged ${KEYS_FILE}`);

    expect((await keys.setAside(HERE)).kind).toBe('none yet');
    expect((await keys.protect(HERE, BY_KEY_FILE)).kind).toBe('open');
    const aside = (await readdir(parts.folder)).filter((name) => name.includes('.set-aside-'));
    const began = (name: string): string => join(parts.folder, aside.find((one) => one.startsWith(`${name}.set-aside-`)) ?? '');
    expect(aside).toHaveLength(4);
    expect(await readFile(began(KEYS_FILE), 'utf8')).toBe(`damaged ${KEYS_FILE}`);
    // With another key beside it, the store would sweep it away.
    expect(await readFile(join(began('evidence'), 'a-file'), 'utf8')).toBe('closed');
  });

  it('an open key is not set aside', async () => {
    const { parts } = await inKeyFile();
    await expect(parts.start().setAside(HERE)).rejects.toMatchObject({ refusal: { code: 'not allowed' } });
  });

  it('a newer format is refused untouched', async () => {
    const { parts } = await inKeyFile();
    const newer = '{"format":2,"something":"else"}';
    await writeFile(join(parts.folder, KEYS_FILE), newer);
    const keys = parts.start();
    for (const refused of [keys.state(HERE), keys.protect(HERE, BY_KEY_FILE), keys.dataKey(HERE)])
      await expect(refused).rejects.toMatchObject({ refusal: { code: 'newer data' } });
    expect(await readFile(join(parts.folder, KEYS_FILE), 'utf8')).toBe(newer);
  });

  it('a file that asks for a slow or senseless hash is damaged, and holds nothing up', async () => {
    for (const cost of [2 ** 40, 3, -2, 0]) {
      const parts = await keyParts();
      await parts.start().protect(HERE, byPassphrase('correct horse'));
      const text = await readFile(join(parts.folder, KEYS_FILE), 'utf8');
      for (const name of [KEYS_FILE, KEYS_COPY])
        await writeFile(join(parts.folder, name), text.replace(/"cost": \d+/, `"cost": ${cost}`));
      expect((await parts.start().state(HERE)).kind).toBe('damaged');
    }
  });

  it.each([
    ['EROFS', 'cannot write'],
    ['EACCES', 'cannot write'],
    ['ENOSPC', 'disk full'],
  ])(
    'a folder that cannot be written (%s) is said, at the first file and at the second, and nothing is left',
    async (error, code) => {
      for (const first of [1, 2]) {
        const parts = await keyParts();
        let opened = 0;
        const mended = wrapFileSystem('open', (real, parameters) => {
          if (parameters[1] !== 'wx') return real(...parameters);
          opened += 1;
          return opened < first ? real(...parameters) : Promise.reject(diskError(error));
        });
        const keys = parts.start();
        await expect(keys.protect(HERE, BY_KEY_FILE)).rejects.toMatchObject({ refusal: { code } });
        mended();
        expect(await readdir(parts.folder)).toEqual([]);
        expect((await keys.protect(HERE, BY_KEY_FILE)).kind).toBe('open');
      }
    },
  );

  it('a disk that fails at any call of a change leaves a key that opens, in the old way or in the new one', async () => {
    const changes = [
      [byPassphrase('correct horse'), BY_KEY_FILE],
      [BY_KEY_FILE, byPassphrase('correct horse')],
    ] as const;
    let failures = 0;
    for (const [before, after] of changes)
      for (const call of ['open', 'rename', 'sync', 'writeFile'] as const)
        for (let at = 1, failed = true; failed; at += 1) {
          const parts = await keyParts();
          const keys = parts.start();
          await keys.protect(HERE, before);
          const key = Buffer.from(await keys.dataKey(HERE));
          const disk = await failingAt(call, at);
          const changed = await keys.protect(HERE, after).catch((error: unknown) => error);
          failed = disk.mend();
          if (failed) failures += 1;
          const again = parts.start();
          if ((await again.state(HERE)).kind !== 'open') await again.open(HERE, byPassphrase('correct horse'));
          expect(Buffer.from(await again.dataKey(HERE)), `${after.kind}, ${call} ${at}: ${changed}`).toEqual(key);
          expect((await readdir(parts.folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
        }
    expect(failures).toBeGreaterThan(20);
  });

  it('files that are lost or damaged while the key is open are made again', async () => {
    const { parts, key } = await inKeyFile();
    const keys = parts.start();
    await keys.dataKey(HERE);
    for (const harm of [rm, (path: string) => writeFile(path, 'damaged')]) {
      for (const name of [KEYS_FILE, KEYS_COPY]) await harm(join(parts.folder, name));
      expect(await keys.state(HERE)).toMatchObject({ kind: 'open', damage: [expect.stringContaining('made again')] });
      expect(Buffer.from(await parts.start().dataKey(HERE))).toEqual(key);
    }
  });
});

describe('moving to another computer', () => {
  it('the envelope carries neither key file nor keychain, opens with the code, and is adopted', async () => {
    const here = await keyParts();
    const keys = here.start();
    await keys.protect(HERE, BY_KEY_FILE);
    const code = await confirmedCode(keys);
    const envelope = await keys.recoveryEnvelope(HERE);
    expect(Object.keys(envelope ?? {}).sort()).toEqual(['check', 'format', 'passphrase', 'recoveryCodes']);
    if (!envelope) throw new Error('no envelope');
    const { openEnvelope, keyEnvelope } = await import('./key-envelope.ts');
    const travelled = keyEnvelope.parse(JSON.parse(JSON.stringify(envelope)));
    expect(await openEnvelope(travelled, byPassphrase('correct horse'))).toBeNull();
    expect(await openEnvelope(travelled, byCode('0'.repeat(28)))).toBeNull();
    const key = await openEnvelope(travelled, byCode(code));
    if (!key) throw new Error('the code does not open its envelope');

    const there = await keyParts();
    const keychain = testKeychain();
    const shell = { kind: 'chromium', keychain: keychain.find } as const;
    const moved = there.start(shell);
    await moved.adopt(HERE, key, travelled);
    expect(await moved.state(HERE)).toMatchObject({ kind: 'open', protectedBy: 'keychain', recoveryCode: 'confirmed' });
    expect(Buffer.from(await there.start(shell).dataKey(HERE))).toEqual(Buffer.from(await keys.dataKey(HERE)));
    // Taking it again changes nothing.
    await moved.adopt(HERE, key, travelled);
    expect((await moved.state(HERE)).protectedBy).toBe('keychain');
  });

  it('without a keychain there, the code or the passphrase that came along opens it', async () => {
    const here = await keyParts();
    const keys = here.start();
    await keys.protect(HERE, byPassphrase('correct horse'));
    const code = await confirmedCode(keys);
    const envelope = await keys.recoveryEnvelope(HERE);
    if (!envelope) throw new Error('no envelope');
    const there = await keyParts();
    await there.start().adopt(HERE, await keys.dataKey(HERE), envelope);
    expect((await there.start().state(HERE)).kind).toBe('passphrase needed');
    expect((await there.start().open(HERE, byPassphrase('correct horse'))).kind).toBe('opened');
    expect((await there.start().open(HERE, byCode(code))).kind).toBe('opened');
  });

  it('another key than the one that is here is refused, and nothing is changed', async () => {
    const [here, there] = [await keyParts(), await keyParts()];
    const [mine, other] = [here.start(), there.start()];
    await mine.protect(HERE, BY_KEY_FILE);
    await other.protect(HERE, BY_KEY_FILE);
    const envelope = await other.recoveryEnvelope(HERE);
    if (!envelope) throw new Error('no envelope');
    const before = await everything(here);
    await expect(mine.adopt(HERE, await other.dataKey(HERE), envelope)).rejects.toMatchObject({
      refusal: { code: 'does not fit' },
    });
    expect(await everything(here)).toBe(before);
  });
});

it('a workspace that was removed is forgotten', async () => {
  const parts = await keyParts();
  const keys = parts.start();
  await keys.protect(HERE, BY_KEY_FILE);
  for (const name of await readdir(parts.folder)) await rm(join(parts.folder, name));
  keys.forget(HERE);
  await expect(keys.dataKey(HERE)).rejects.toMatchObject({ refusal: { code: 'key needed' } });
});
