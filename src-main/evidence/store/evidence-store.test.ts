import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { evidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { diskError, wrapFileSystem } from '../../../tests/disk-faults.ts';
import { allBytes, sha256, storeIn, storeParts } from '../../../tests/evidence-parts.ts';
import { temporaryFolder } from '../../../tests/temporary-folder.ts';
import { REAL_DISK } from '../../disk/disk.ts';
import { openEvidenceStore } from './evidence-store.ts';

const CHUNK = 64;

describe('what is kept', () => {
  test.each([1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK, 5 * CHUNK + 7])('comes back byte for byte: %i bytes', async (size) => {
    const { store } = await storeParts(CHUNK);
    const bytes = randomBytes(size);
    // In pieces that have nothing to do with the chunks.
    const kept = await store.keep(pieces(bytes, 17));
    expect(kept).toEqual({ hash: sha256(bytes), size });
    expect(await allBytes(store, kept.hash)).toEqual(bytes);
    expect(await store.check(store.fileNameOf(kept.hash))).toBe('whole');
  });

  test('comes back with the shipped length of chunks too, over several of them', async () => {
    const { store } = await storeIn(join(await temporaryFolder(), 'evidence'));
    const bytes = randomBytes(3_000_001);
    const { hash } = await store.keep(pieces(bytes, 999_999));
    expect((await allBytes(store, hash)).equals(bytes)).toBe(true);
  });

  test('is read from anywhere', async () => {
    const { store } = await storeParts(CHUNK);
    const bytes = randomBytes(1_000);
    const { hash } = await store.keep(pieces(bytes, 100));
    const reader = await store.read(hash);
    for (let at = 0; at < 1_010; at += 13)
      for (const length of [1, CHUNK, 200]) expect(await reader.bytes(at, length)).toEqual(bytes.subarray(at, at + length));
    await reader.close();
  });

  test('is there once, however often it comes, also at the same time', async () => {
    const { store, folder } = await storeParts(CHUNK);
    const bytes = randomBytes(300);
    const keep = () => store.keep(pieces(bytes, 50));
    await Promise.all([keep(), keep(), keep()]);
    const before = await readFile(join(folder, store.fileNameOf(sha256(bytes))));
    await keep();
    expect(await readdir(folder)).toEqual([store.fileNameOf(sha256(bytes))]);
    // The very same file: a backup that has it need not copy it again.
    expect(await readFile(join(folder, store.fileNameOf(sha256(bytes))))).toEqual(before);
  });

  test('cannot be read, or recognised by its name, without the key', async () => {
    const { store, folder } = await storeParts(CHUNK);
    const bytes = Buffer.from('Minutes of the information governance meeting. '.repeat(20));
    const { hash } = await store.keep(pieces(bytes, 100));
    const [name = ''] = await readdir(folder);
    expect(name).not.toContain(hash);
    expect((await readFile(join(folder, name))).includes('governance')).toBe(false);
    const other = await openEvidenceStore(REAL_DISK, folder, randomBytes(32), CHUNK);
    expect(await other.has(hash)).toBe(false);
    expect(await other.check(name)).toBe('damaged');
  });

  test('can be removed, unless something speaks against it right before', async () => {
    const { store, folder } = await storeParts(CHUNK);
    const { hash } = await store.keep(pieces(randomBytes(100), 100));
    const name = store.fileNameOf(hash);
    expect(await store.remove(name, async () => true)).toBe(false);
    expect([await store.has(hash), await store.fileNames()]).toEqual([true, [name]]);
    expect(await store.remove(name)).toBe(true);
    expect([await store.has(hash), await readdir(folder)]).toEqual([false, []]);
    expect(await store.remove(name)).toBe(false);
    expect(await store.check(name)).toBe('missing');
    await expect(store.read(hash)).rejects.toThrow('The bytes of this file are not on this computer.');
  });
});

describe('damage is noticed', () => {
  test('when any bit is turned over', async () => {
    const { store, folder, kept, path, whole } = await oneFile();
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(path, bytes);
      expect(await store.check(store.fileNameOf(kept.hash)), `bit ${at % 8} of byte ${at} in ${folder}`).toBe('damaged');
    }
    await expect(allBytes(store, kept.hash)).rejects.toThrow('This file is damaged on this computer');
  }, 60_000);

  test('when it is cut, at every byte, and so at every end of a chunk', async () => {
    const { store, kept, path, whole } = await oneFile();
    for (let length = 0; length < whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      expect(await store.check(store.fileNameOf(kept.hash)), `${length} bytes`).toBe('damaged');
      await expect(store.read(kept.hash)).rejects.toThrow('damaged');
    }
  }, 60_000);

  test('when something is appended, a chunk of its own too', async () => {
    const { store, kept, path, whole } = await oneFile();
    for (const more of [1, 16, CHUNK, CHUNK + 16]) {
      await writeFile(path, Buffer.concat([whole, whole.subarray(52, 52 + more)]));
      await expect(store.read(kept.hash)).rejects.toThrow('damaged');
    }
  });

  test('when chunks change places', async () => {
    const { store, kept, path, whole } = await oneFile();
    const sealed = CHUNK + 16;
    const swapped = Buffer.from(whole);
    whole.copy(swapped, 52, 52 + sealed, 52 + 2 * sealed);
    whole.copy(swapped, 52 + sealed, 52, 52 + sealed);
    await writeFile(path, swapped);
    await expect(allBytes(store, kept.hash)).rejects.toThrow('damaged');
  });

  test('when two files change names', async () => {
    const { store, folder, kept, path } = await oneFile();
    const other = await store.keep(pieces(randomBytes(kept.size), 100));
    await rename(join(folder, store.fileNameOf(other.hash)), path);
    await expect(store.read(kept.hash)).rejects.toThrow('damaged');
    expect(await store.check(store.fileNameOf(kept.hash))).toBe('damaged');
  });

  test('and healed when the same bytes come again', async () => {
    const { store, kept, bytes, path, whole } = await oneFile();
    const damaged = Buffer.from(whole);
    damaged[60] = (damaged[60] ?? 0) ^ 1;
    for (const wrong of [damaged, whole.subarray(0, 80), Buffer.alloc(0)]) {
      await writeFile(path, wrong);
      await store.keep(pieces(bytes, 100));
      expect(await allBytes(store, kept.hash)).toEqual(bytes);
    }
  });

  test('a file of a newer format is refused as such, and stays untouched', async () => {
    const { store, folder, kept, bytes, path } = await oneFile();
    const start = Buffer.alloc(12);
    start.write('IGT-EVID', 'latin1');
    start.writeUInt32BE(2, 8);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(start));
    const newer = Buffer.concat([start, sum, Buffer.from('something else')]);
    await writeFile(path, newer);
    for (const attempt of [
      () => store.read(kept.hash),
      () => store.keep(pieces(bytes, 100)),
      () => store.check(store.fileNameOf(kept.hash)),
    ])
      await expect(attempt()).rejects.toMatchObject({ refusal: { code: 'newer data' } });
    expect(await readFile(path)).toEqual(newer);
    expect(await readdir(folder)).toHaveLength(1);
  });
});

test('a store where nothing was ever kept has no folder, and says so of everything', async () => {
  const folder = join(await temporaryFolder(), 'evidence');
  const { store } = await storeIn(folder);
  const nothing = evidenceHash.parse('0'.repeat(64));
  expect([await store.has(nothing), await store.fileNames(), await store.remove(store.fileNameOf(nothing))]).toEqual([
    false,
    [],
    false,
  ]);
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
});

test('a folder that somebody has removed is made again at the second try', async () => {
  const { store, folder } = await storeParts(CHUNK);
  const bytes = randomBytes(100);
  await store.keep(pieces(bytes, 100));
  await rm(folder, { recursive: true });
  await expect(store.keep(pieces(bytes, 100))).rejects.toThrow('We could not keep this file (ENOENT)');
  const { hash } = await store.keep(pieces(bytes, 100));
  expect(await allBytes(store, hash)).toEqual(bytes);
});

test('what an earlier end has left half written goes at a start; nothing else does', async () => {
  const folder = join(await temporaryFolder(), 'evidence');
  await mkdir(folder);
  await writeFile(join(folder, '0123.tmp'), 'half');
  await writeFile(join(folder, 'notes.txt'), 'somebody else’s');
  const { store } = await storeIn(folder);
  expect(await readdir(folder)).toEqual(['notes.txt']);
  expect(await store.fileNames()).toEqual([]);
});

test('what comes to nothing leaves no trace', async () => {
  const { store, folder } = await storeParts(CHUNK);
  const failing = async function* () {
    yield randomBytes(500);
    throw new Error('the source failed');
  };
  await expect(store.keep(failing())).rejects.toThrow('the source failed');
  const intake = await store.begin();
  await intake.add(randomBytes(5_000));
  expect(intake.size).toBe(5_000);
  await intake.drop();
  expect(await readdir(folder)).toEqual([]);
});

test.each(['EPERM', 'EACCES', 'EBUSY'])('a file that a virus scanner holds for a moment is waited for (%s)', async (code) => {
  const { store, folder } = await storeParts(CHUNK);
  const { hash } = await store.keep(pieces(randomBytes(100), 100));
  wrapFileSystem('open', heldTwice(code));
  wrapFileSystem('rename', heldTwice(code));
  wrapFileSystem('rm', heldTwice(code));
  const bytes = randomBytes(100);
  const other = await store.keep(pieces(bytes, 100));
  expect(await allBytes(store, other.hash)).toEqual(bytes);
  expect(await store.remove(store.fileNameOf(hash))).toBe(true);
  expect(await readdir(folder)).toEqual([store.fileNameOf(other.hash)]);
});

function heldTwice<Call extends (...parameters: never[]) => Promise<unknown>>(code: string) {
  let held = 2;
  return (real: Call, parameters: Parameters<Call>): ReturnType<Call> => {
    held -= 1;
    return (held >= 0 ? Promise.reject(diskError(code)) : real(...parameters)) as ReturnType<Call>;
  };
}

async function* pieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function oneFile() {
  const parts = await storeParts(CHUNK);
  const bytes = randomBytes(3 * CHUNK + 9);
  const kept = await parts.store.keep(pieces(bytes, 100));
  const path = join(parts.folder, parts.store.fileNameOf(kept.hash));
  return { ...parts, bytes, kept, path, whole: await readFile(path) };
}
