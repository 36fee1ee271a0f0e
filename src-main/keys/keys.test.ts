import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { idOf } from '../../tests/arbitraries.ts';
import {
  BY_KEY_FILE,
  byCode,
  byPassphrase,
  confirmedCode,
  everything,
  HERE,
  keyParts,
  testKeychain,
} from '../../tests/key-parts.ts';
import { KEY_FILE } from './key-file.ts';
import { KEYS_COPY, KEYS_FILE } from './keys-file.ts';

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
