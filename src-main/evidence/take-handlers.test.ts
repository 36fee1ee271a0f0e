import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src-shared/contract/settings.ts';
import { diskError, wrapFileHandles, wrapFileSystem } from '../../tests/disk-faults.ts';
import { attach, type EvidenceParts, evidenceParts, pick, pickAt, sha256 } from '../../tests/evidence-parts.ts';

describe('a picked file', () => {
  test('is in the store, encrypted, when the call returns', async () => {
    const main = await evidenceParts();
    const bytes = randomBytes(700_000);
    const taken = await main.ask('evidence.take', { workspace: main.workspace, file: await pick(main, 'policy.pdf', bytes) });
    expect(taken).toEqual({
      hash: sha256(bytes),
      size: 700_000,
      name: 'policy.pdf',
      notes: [],
      patientNumbers: { kind: 'read', numbers: [] },
    });
    const [name = ''] = await main.files();
    expect((await readFile(join(main.folder, name))).includes(bytes.subarray(0, 32))).toBe(false);
    expect(await main.bytes(taken.hash)).toEqual(bytes);
  });

  test('is looked through for patients’ numbers as it was kept', async () => {
    const looked: { name: string; size: number; text: string }[] = [];
    const main = await evidenceParts({
      lookForPatientNumbers: async ({ name, size, read }) => {
        let text = '';
        for await (const piece of read()) text += Buffer.from(piece).toString();
        looked.push({ name, size, text });
        return { kind: 'read', numbers: ['943 476 5919'] };
      },
    });
    const file = await pick(main, 'list.csv', 'Smith,943 476 5919');
    const { patientNumbers } = await main.ask('evidence.take', { workspace: main.workspace, file });
    expect(patientNumbers).toEqual({ kind: 'read', numbers: ['943 476 5919'] });
    expect(looked).toEqual([{ name: 'list.csv', size: 18, text: 'Smith,943 476 5919' }]);
  });

  test('of which the look fails is not kept', async () => {
    const main = await evidenceParts({
      lookForPatientNumbers: async () => {
        throw new Error('a fault of the look');
      },
    });
    const file = await pick(main, 'list.csv', 'x');
    expect((await main.refusal('evidence.take', { workspace: main.workspace, file })).code).toBe('cannot write');
    expect(await main.files()).toEqual([]);
    expect(main.bugs.splice(0)).toHaveLength(1);
  });

  test.each([
    ['separators and dots', '..\\..\\Windows\\system.ini'],
    ['a reserved name', 'CON.pdf'],
    ['an override of the direction', 'invoice\u202Efdp.exe'],
    ['letters of many languages', 'Zoë 诊所 مستشفى 🏥.pdf'],
  ])('keeps a name with %s as it is', async (_what, name) => {
    const main = await evidenceParts();
    const file = await pick(main, name, 'x');
    expect((await main.ask('evidence.take', { workspace: main.workspace, file })).name).toBe(name);
    // The name is nowhere in the store.
    expect(await main.files()).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.evidence$/)]);
  });

  test('behind a link is taken, and it is said', async () => {
    const main = await evidenceParts();
    await writeFile(join(main.data, 'real.pdf'), 'what it leads to');
    await symlink(join(main.data, 'real.pdf'), join(main.data, 'link.pdf'));
    const taken = await main.ask('evidence.take', {
      workspace: main.workspace,
      file: pickAt(main, join(main.data, 'link.pdf')),
    });
    expect([taken.name, taken.notes]).toEqual(['link.pdf', ['link.pdf is a link. We kept the file that it leads to.']]);
    expect((await main.bytes(taken.hash)).toString()).toBe('what it leads to');
  });

  test('that was replaced while it was read is kept as it was, and it is said', async () => {
    const main = await evidenceParts();
    const path = join(main.data, 'plan.docx');
    await writeFile(path, 'before');
    await wrapFileHandles('read', async (real, parameters) => {
      await writeFile(`${path}.new`, 'after');
      await rename(`${path}.new`, path);
      return Reflect.apply(real, undefined, parameters) as ReturnType<typeof real>;
    });
    const taken = await main.ask('evidence.take', { workspace: main.workspace, file: pickAt(main, path) });
    expect(taken.notes).toEqual([
      'plan.docx was moved, removed or replaced while we read it. We kept the file as it was before.',
    ]);
    expect(taken.hash).toBe(sha256(Buffer.from('before')));
  });

  test('that is attached already is not kept twice', async () => {
    const main = await evidenceParts();
    const first = await attach(main, 'one.pdf', 'the same');
    const second = await main.ask('evidence.take', { workspace: main.workspace, file: await pick(main, 'two.pdf', 'the same') });
    expect([second.hash, await main.files()]).toEqual([first.hash, [expect.any(String)]]);
  });
});

describe('refused in words, with nothing left behind', () => {
  const refused = async (main: EvidenceParts, path: string) => {
    const refusal = await main.refusal('evidence.take', { workspace: main.workspace, file: pickAt(main, path) });
    expect(await main.files()).toEqual([]);
    return refusal;
  };

  test('a file that is empty', async () => {
    const main = await evidenceParts();
    await writeFile(join(main.data, 'empty.pdf'), '');
    expect((await refused(main, join(main.data, 'empty.pdf'))).words).toBe(
      'empty.pdf is empty (0 bytes), so it proves nothing. It was not attached.',
    );
  });

  test('a file of 2 GB, before a byte of it is copied', async () => {
    const main = await evidenceParts();
    const path = join(main.data, 'film.mp4');
    await writeFile(path, '');
    await truncate(path, 2 * 1024 ** 3);
    let read = 0;
    await wrapFileHandles('read', (real, parameters) => {
      read += 1;
      return Reflect.apply(real, undefined, parameters) as ReturnType<typeof real>;
    });
    expect(await refused(main, path)).toEqual({
      code: 'too large',
      words:
        'film.mp4 has 2 GB. The largest file that can be attached is 50 MB; you can change that in Settings. It was not attached. Where it lies can be recorded instead.',
    });
    expect(read).toBe(0);
  });

  test('one byte more than the settings allow; no more is taken', async () => {
    const main = await evidenceParts();
    await main.ask('settings.save', { ...DEFAULT_SETTINGS, largestEvidenceMb: 1 });
    const path = join(main.data, 'scan.png');
    await writeFile(path, randomBytes(1024 * 1024 + 1));
    expect((await refused(main, path)).code).toBe('too large');
    await truncate(path, 1024 * 1024);
    expect((await main.ask('evidence.take', { workspace: main.workspace, file: pickAt(main, path) })).size).toBe(1024 * 1024);
  });

  test('one for which the disk has too little room, before a byte of it is copied; also when it is pasted', async () => {
    let free = 102 * 1024 * 1024;
    const main = await evidenceParts({ freeSpace: async () => free });
    const path = join(main.data, 'scan.png');
    await writeFile(path, randomBytes(3 * 1024 * 1024));
    const before = await main.files();
    expect(await refused(main, path)).toEqual({
      code: 'disk full',
      words:
        'There is too little room for scan.png: it has 3 MB, and the disk has 102 MB left, some of which the app needs for your answers. It was not attached. Free some space, then attach it again.',
    });
    const paste = { workspace: main.workspace, name: 'scan.png', size: 3 * 1024 * 1024 };
    expect((await main.refusal('evidence.paste-begin', paste)).code).toBe('disk full');
    expect(await main.files()).toEqual(before);
    free = 104 * 1024 * 1024;
    expect((await main.ask('evidence.take', { workspace: main.workspace, file: pickAt(main, path) })).name).toBe('scan.png');
  });

  test('a link to nothing, a folder, a link to one, a pipe and a device', async () => {
    const main = await evidenceParts();
    const at = (name: string) => join(main.data, name);
    await symlink(at('nothing'), at('dead.pdf'));
    await mkdir(at('folder'));
    await symlink(at('folder'), at('to-folder'));
    expect(await refused(main, at('dead.pdf'))).toEqual({
      code: 'not found',
      words: 'dead.pdf is a link, and what it leads to is not there. Pick the file itself.',
    });
    for (const name of ['folder', 'to-folder'])
      expect((await refused(main, at(name))).words).toBe(`${name} is a folder. Pick the files in it.`);
    if (process.platform === 'win32') return;
    await promisify(execFile)('mkfifo', [at('pipe')]);
    for (const path of [at('pipe'), '/dev/null'])
      expect((await refused(main, path)).words).toMatch(/is not a file but a device or a pipe/);
  });

  test('a file that has become a pipe since it was looked at: nothing waits for somebody to write into it', async () => {
    if (process.platform === 'win32') return;
    const main = await evidenceParts();
    const path = join(main.data, 'scan.pdf');
    await writeFile(path, 'x');
    wrapFileSystem('open', async (real, parameters) => {
      if (parameters[0] === path) {
        await rm(path);
        await promisify(execFile)('mkfifo', [path]);
      }
      return real(...parameters);
    });
    expect((await refused(main, path)).words).toMatch(/is not a file but a device or a pipe/);
  });

  test('a file that is not there any more, or was never picked', async () => {
    const main = await evidenceParts();
    expect((await refused(main, join(main.data, 'gone.pdf'))).words).toBe(
      'gone.pdf is not there any more, so nothing was attached. Pick it again.',
    );
    expect((await main.refusal('evidence.take', { workspace: main.workspace, file: 'file-99' })).code).toBe('not allowed');
  });

  test.each([
    ['grows', (path: string) => appendFile(path, 'more')],
    ['grows to many times its size', (path: string) => appendFile(path, randomBytes(5_000_000))],
    ['shrinks', (path: string) => truncate(path, 10)],
    ['is emptied', (path: string) => truncate(path, 0)],
    [
      'is written over',
      async (path: string) => {
        const file = await open(path, 'r+');
        await file.write('changed', 100);
        await file.close();
        // Where the clock of the file system is coarse, a moment may not show.
        await utimes(path, new Date(), new Date(Date.now() + 5_000));
      },
    ],
  ])('a file that %s while it is read', async (_what, change) => {
    const main = await evidenceParts();
    const path = join(main.data, 'plan.docx');
    await writeFile(path, randomBytes(3_000_000));
    let reads = 0;
    await wrapFileHandles('read', async (real, parameters) => {
      const result = await Reflect.apply(real, undefined, parameters);
      reads += 1;
      if (reads === 1) await change(path);
      return result;
    });
    expect(await refused(main, path)).toEqual({
      code: 'cannot read',
      words:
        'plan.docx was changed while we read it, so nothing was attached. Save and close it in the other program, then pick it again.',
    });
  });

  test.each([
    ['EBUSY', /is locked by another program, or you may not read it \(EBUSY\)\. Nothing was attached\. Close it there/],
    ['EIO', /cannot be read \(EIO\)\. Nothing was attached\./],
    ['ESTALE', /is not there any more/],
  ])('a file of which the reading fails half-way (%s)', async (code, words) => {
    const main = await evidenceParts();
    const path = join(main.data, 'plan.docx');
    await writeFile(path, randomBytes(3_000_000));
    let reads = 0;
    await wrapFileHandles('read', async (real, parameters) => {
      reads += 1;
      if (reads === 2) throw diskError(code);
      return Reflect.apply(real, undefined, parameters) as ReturnType<typeof real>;
    });
    expect((await refused(main, path)).words).toMatch(words);
  });

  test('a file that another program holds, after it was waited for', async () => {
    const main = await evidenceParts();
    const path = join(main.data, 'plan.docx');
    await writeFile(path, 'x');
    let tries = 0;
    wrapFileSystem('open', async (real, parameters) => {
      if (parameters[0] !== path) return real(...parameters);
      tries += 1;
      throw diskError('EBUSY');
    });
    expect((await refused(main, path)).words).toMatch(/^plan\.docx is locked by another program/);
    expect(tries).toBeGreaterThan(5);
  }, 20_000);

  test('anything while the key is not open, before the file is looked at', async () => {
    const main = await evidenceParts({ isKeyOpen: false });
    await writeFile(join(main.data, 'x.pdf'), 'x');
    expect((await refused(main, join(main.data, 'x.pdf'))).code).toBe('key needed');
    expect((await main.refusal('evidence.paste-begin', { workspace: main.workspace, name: 'x', size: 1 })).code).toBe(
      'key needed',
    );
  });
});

describe('what was taken and is not wanted', () => {
  test('goes', async () => {
    const main = await evidenceParts();
    const { hash } = await main.ask('evidence.take', { workspace: main.workspace, file: await pick(main, 'x.pdf', 'x') });
    await main.ask('evidence.let-go', { workspace: main.workspace, hash });
    expect(await main.files()).toEqual([]);
  });

  test('stays while a change of the journal names it', async () => {
    const main = await evidenceParts();
    const { hash } = await attach(main, 'x.pdf', 'x');
    await main.ask('evidence.let-go', { workspace: main.workspace, hash });
    expect(await main.files()).toHaveLength(1);
  });

  test('stays while somebody who took the same bytes may still attach them', async () => {
    const main = await evidenceParts();
    const take = async () => main.ask('evidence.take', { workspace: main.workspace, file: await pick(main, 'x.pdf', 'x') });
    const { hash } = await take();
    await take();
    await main.ask('evidence.let-go', { workspace: main.workspace, hash });
    expect(await main.files()).toHaveLength(1);
    await main.ask('evidence.let-go', { workspace: main.workspace, hash });
    expect(await main.files()).toEqual([]);
  });

  test('is the sweep’s where it was taken before the app was started', async () => {
    const main = await evidenceParts();
    const { hash } = await main.ask('evidence.take', { workspace: main.workspace, file: await pick(main, 'x.pdf', 'x') });
    const next = await main.again();
    await next.ask('evidence.let-go', { workspace: main.workspace, hash });
    expect(await next.files()).toHaveLength(1);
  });

  test('is not asked of another workspace', async () => {
    const main = await evidenceParts();
    const { hash } = await main.ask('evidence.take', { workspace: main.workspace, file: await pick(main, 'x.pdf', 'x') });
    const other = await main.ask('workspaces.create', { name: 'Another' });
    await main.keys.protect(other.id, { kind: 'key file' });
    await main.ask('evidence.let-go', { workspace: other.id, hash });
    expect((await main.refusal('evidence.bytes', { workspace: other.id, hash, at: 0, length: 1 })).code).toBe('not found');
    expect(await main.files()).toHaveLength(1);
  });
});
