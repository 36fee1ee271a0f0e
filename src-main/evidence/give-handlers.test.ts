import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { attach, damage, evidenceParts, sha256 } from '../../tests/evidence-parts.ts';

describe('a piece of a file', () => {
  test('is given from anywhere, with the size of the whole', async () => {
    const main = await evidenceParts();
    const bytes = randomBytes(1_000_000);
    const { hash } = await attach(main, 'scan.png', bytes);
    for (const [at, length] of [
      [0, 1],
      [262_143, 2],
      [999_000, 5_000],
      [1_000_000, 10],
      [5_000_000, 10],
    ] as const) {
      const piece = await main.ask('evidence.bytes', { workspace: main.workspace, hash, at, length });
      expect(piece.size).toBe(1_000_000);
      expect(Buffer.from(piece.bytes, 'base64')).toEqual(bytes.subarray(at, at + length));
    }
  });

  test('of a file that is damaged or missing is refused in words, and the state says so from then on', async () => {
    const main = await evidenceParts();
    const { hash } = await attach(main, 'scan.png', randomBytes(1_000));
    const missing = sha256(Buffer.from('never attached'));
    await damage(main, hash, 200);
    const { workspace } = main;
    expect(await main.refusal('evidence.bytes', { workspace, hash, at: 0, length: 10 })).toEqual({
      code: 'cannot read',
      words:
        'This file is damaged on this computer: its bytes are not what they were when it was attached. Your answers are safe. Bring it back from a backup, or attach it again.',
    });
    expect(await main.refusal('evidence.bytes', { workspace, hash: missing, at: 0, length: 10 })).toEqual({
      code: 'not found',
      words:
        'The bytes of this file are not on this computer. Your answers are safe. Bring it back from a backup, or attach it again.',
    });
    expect(await main.ask('evidence.state', { workspace, hashes: [hash, missing] })).toMatchObject({
      present: [],
      damaged: [hash],
      missing: [missing],
    });
  });
});

test.each([
  ['EIO', /^This file is damaged on this computer/, 'damaged'],
  ['EMFILE', /^This file cannot be read just now \(EMFILE\)/, 'present'],
] as const)('a disk that does not give the bytes (%s) is said', async (code, words, state) => {
  const main = await evidenceParts();
  const { hash } = await attach(main, 'scan.png', randomBytes(1_000));
  const restore = await wrapFileHandles('read', async () => {
    throw diskError(code);
  });
  const { workspace } = main;
  expect((await main.refusal('evidence.bytes', { workspace, hash, at: 0, length: 10 })).words).toMatch(words);
  restore();
  expect((await main.ask('evidence.state', { workspace, hashes: [hash] }))[state]).toEqual([hash]);
  expect(main.bugs).toEqual([]);
});

describe('saving', () => {
  test('gives the bytes back under a name that every file system takes, and asks before it replaces a file', async () => {
    const main = await evidenceParts();
    const bytes = randomBytes(600_000);
    const { hash } = await attach(main, 'scan.png', bytes);
    await mkdir(join(main.data, 'Documents'));
    const { folder } = await main.ask('places.list', { folder: null });
    const save = (overwrite: boolean, name = '../../in\u202Evoice:1.png') =>
      main.ask('evidence.save', { workspace: main.workspace, hash, name, place: { kind: 'chosen', folder, overwrite } });
    expect(await save(false)).toEqual({ kind: 'saved', name: 'in voice 1.png', folder: join(main.data, 'Documents') });
    expect((await readFile(join(main.data, 'Documents', 'in voice 1.png'))).equals(bytes)).toBe(true);
    await writeFile(join(main.data, 'Documents', 'in voice 1.png'), 'theirs');
    expect(await save(false)).toEqual({ kind: 'exists', name: 'in voice 1.png' });
    expect(await readFile(join(main.data, 'Documents', 'in voice 1.png'), 'utf8')).toBe('theirs');
    expect((await save(true)).kind).toBe('saved');
    expect((await readFile(join(main.data, 'Documents', 'in voice 1.png'))).equals(bytes)).toBe(true);
    expect(await save(false, `${'x'.repeat(400)}.png`)).toMatchObject({ kind: 'saved', name: `${'x'.repeat(179)}.png` });
  });

  test('asks in the place of ours where the shell has no dialog', async () => {
    const main = await evidenceParts();
    const { hash } = await attach(main, 'scan.png', 'x');
    const asked = { workspace: main.workspace, hash, name: 'scan.png', place: { kind: 'ask' } };
    expect(await main.ask('evidence.save', asked)).toEqual({ kind: 'choose here' });
  });

  test('a damaged file leaves nothing half written, and what was there stays', async () => {
    const main = await evidenceParts();
    const { hash } = await attach(main, 'scan.png', randomBytes(2_000_000));
    // Far behind the beginning: much of it is written before the damage shows.
    await damage(main, hash, 1_900_000);
    await mkdir(join(main.data, 'Documents'));
    await writeFile(join(main.data, 'Documents', 'scan.png'), 'theirs');
    const { folder } = await main.ask('places.list', { folder: null });
    const refusal = await main.refusal('evidence.save', {
      workspace: main.workspace,
      hash,
      name: 'scan.png',
      place: { kind: 'chosen', folder, overwrite: true },
    });
    expect(refusal.words).toMatch(/^This file is damaged on this computer/);
    expect(await readdir(join(main.data, 'Documents'))).toEqual(['scan.png']);
    expect(await readFile(join(main.data, 'Documents', 'scan.png'), 'utf8')).toBe('theirs');
    expect((await main.ask('evidence.state', { workspace: main.workspace, hashes: [hash] })).damaged).toEqual([hash]);
  });
});
