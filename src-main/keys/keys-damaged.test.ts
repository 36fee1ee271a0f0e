import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskError, wrapFileHandles, wrapFileSystem } from '../../tests/disk-faults.ts';
import { BY_KEY_FILE, byCode, byPassphrase, HERE, type KeyParts, keyParts } from '../../tests/key-parts.ts';
import { KEYS_COPY, KEYS_FILE } from './keys-file.ts';

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

  it('both files gone while there is evidence is said, and no new key is made over it before it is set aside', async () => {
    const { parts } = await inKeyFile();
    const evidence = join(parts.folder, 'evidence');
    await mkdir(evidence);
    await writeFile(join(evidence, `${'0'.repeat(64)}.evidence`), 'encrypted');
    for (const name of [KEYS_FILE, KEYS_COPY]) await rm(join(parts.folder, name));
    const keys = parts.start();
    const state = await keys.state(HERE);
    expect(state.kind).toBe('damaged');
    expect(state.damage).toEqual([expect.stringContaining('is gone, and so is its copy')]);
    await expect(keys.protect(HERE, BY_KEY_FILE)).rejects.toMatchObject({ refusal: { code: 'key needed' } });
    expect((await keys.setAside(HERE)).kind).toBe('none yet');
    expect((await readdir(parts.folder)).filter((name) => name.startsWith('evidence.set-aside-'))).toHaveLength(1);
    expect((await keys.protect(HERE, BY_KEY_FILE)).kind).toBe('open');
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
