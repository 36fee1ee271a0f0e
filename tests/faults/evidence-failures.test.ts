import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BridgeRefused } from '../../src-main/bridge/refuse.ts';
import { REAL_DISK } from '../../src-main/disk/disk.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src-main/evidence/store/evidence-store.ts';
import { allBytes, sha256 } from '../evidence-parts.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type FailingDisk, failingDisk } from './failing-disk.ts';

const CHUNK = 1_000;
/** Of several writes. */
const BYTES = randomBytes(11_111);
const DATA_KEY = randomBytes(32);

describe.each([
  ['ENOSPC', 'disk full'],
  ['EIO', 'cannot write'],
  ['EPERM', 'cannot write'],
])('a disk that fails while a file is taken (%s)', (code, refused) => {
  test.each([
    ['once', 1],
    ['for a while', Number.POSITIVE_INFINITY],
  ])(
    '%s, at every write, flush, rename and opening: refused in words, nothing half there, and the next try works',
    async (_how, times) => {
      const wanted = await callsOfTaking();
      // A test in which nothing fails would pass as well.
      expect(new Set(wanted)).toEqual(new Set(['makeFolder', 'syncFolder', 'open', 'write', 'datasync', 'rename']));
      for (let at = 0; at < wanted.length; at += 1) {
        const { disk, store, folder } = await newStore();
        disk.failAt(at, code, times);
        const refusal = await taken(store).then(
          () => null,
          (error: unknown) => error,
        );
        if (!(refusal instanceof BridgeRefused)) throw new Error(`${wanted[at]} failed and ${refusal ?? 'nothing was said'}`);
        expect([refusal.refusal.code, refusal.refusal.words], `${wanted[at]}, call ${at}`).toEqual([
          refused,
          expect.stringMatching(code === 'ENOSPC' ? /^The disk is full.*Free some space/ : /keep this file.*\(\w+\)/),
        ]);
        disk.failAt(0, code, 0);
        await onlyWholeFiles(store, folder);
        expect(await taken(store)).toEqual({ hash: sha256(BYTES), size: BYTES.length });
        expect(await allBytes(store, sha256(BYTES))).toEqual(BYTES);
        expect(await readdir(folder)).toEqual([store.fileNameOf(sha256(BYTES))]);
      }
    },
    60_000,
  );

  test('while another one is there already: that one stays whole', async () => {
    const { disk, store, folder } = await newStore();
    const other = randomBytes(5_000);
    await store.keep(pieces(other));
    for (let at = 0; at < (await callsOfTaking()).length; at += 1) {
      disk.failAt(at, code, 1);
      await taken(store).catch(() => undefined);
      disk.failAt(0, code, 0);
      await onlyWholeFiles(store, folder);
      expect(await allBytes(store, sha256(other))).toEqual(other);
      await store.remove(store.fileNameOf(sha256(BYTES)));
    }
  });
});

test('a file that was found again, and of which the name cannot be flushed, is not acknowledged', async () => {
  const { disk, store } = await newStore();
  await taken(store);
  const before = disk.calls.length;
  await taken(store);
  const flush = disk.calls.slice(before).lastIndexOf('syncFolder');
  disk.failAt(flush, 'EIO', 1);
  await expect(taken(store)).rejects.toBeInstanceOf(BridgeRefused);
  expect(await store.has(sha256(BYTES))).toBe(true);
});

async function newStore(): Promise<{ disk: FailingDisk; store: EvidenceStore; folder: string }> {
  const folder = join(await temporaryFolder(), 'evidence');
  const disk = failingDisk(REAL_DISK);
  return { disk, store: await openEvidenceStore(disk, folder, DATA_KEY, CHUNK), folder };
}

async function callsOfTaking(): Promise<FailingDisk['calls']> {
  const { disk, store } = await newStore();
  await taken(store);
  return disk.calls;
}

function taken(store: EvidenceStore) {
  return store.keep(pieces(BYTES));
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 3_000) yield bytes.subarray(at, at + 3_000);
}

async function onlyWholeFiles(store: EvidenceStore, folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) expect(await store.check(name), name).toBe('whole');
}
