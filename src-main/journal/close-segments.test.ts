import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { ASSESSMENT, changeOf } from '../../tests/arbitraries.ts';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { allOf, journalPath, one, reopened, some } from '../../tests/journal-parts.ts';
import { type Disk, REAL_DISK } from '../disk/disk.ts';
import { holdingOf } from './checkpoint.ts';
import { newestCheckpoint } from './checkpoint-files.ts';
import { openJournal } from './journal.ts';

const SHORT = { longestSegment: 2_000 };
const names = async (folder: string, form: RegExp): Promise<string[]> =>
  (await readdir(folder)).filter((name) => form.test(name)).sort();

async function written(count: number): Promise<string> {
  const folder = await journalPath();
  const journal = await openJournal(folder, SHORT);
  for (let at = 0; at < count; at += 1) await journal.append([one(at + 1)]);
  await journal.close();
  return folder;
}

test('a segment that is long enough is compressed and keeps every byte; nothing is left beside it', async () => {
  const folder = await written(20);
  const closed = await names(folder, /\.records\.gz$/);
  expect(closed.length).toBeGreaterThan(2);
  expect(await names(folder, /\.records$/)).toHaveLength(1);
  expect(await names(folder, /\.tmp$/)).toEqual([]);
  expect(gunzipSync(await readFile(join(folder, closed[0] ?? ''))).toString()).toMatch(
    /^[0-9a-f]{8} \{"journal":"igt-desktop","format":3/,
  );
  expect((await reopened(folder, SHORT)).changes).toEqual(some(1, 20));
});

test('a segment holds one day', async () => {
  const folder = await journalPath();
  let day = 1;
  const journal = await openJournal(folder, { now: () => new Date(Date.UTC(2026, 10, day, 9)) });
  for (; day <= 3; day += 1) await journal.append([one(day * 10), one(day * 10 + 1)]);
  await journal.close();
  expect(await names(folder, /records/)).toEqual(['000000000001.records.gz', '000000000003.records.gz', '000000000005.records']);
});

test('the checkpoint has the state, the ids and the digests of all before it; two are kept', async () => {
  const folder = await journalPath();
  const changes = Array.from({ length: 30 }, (_, at) =>
    changeOf({ id: at + 1, field: `answers/10${at % 4}/comment`, value: `Said ${at}` }),
  );
  const journal = await openJournal(folder, SHORT);
  for (const change of changes) await journal.append([change]);
  await journal.close();
  expect(await names(folder, /checkpoint/)).toHaveLength(2);
  const { checkpoint, damaged } = await newestCheckpoint(REAL_DISK, folder);
  if (!checkpoint) throw new Error('no checkpoint');
  expect(damaged).toEqual([]);
  const counted = changes.slice(0, checkpoint.end.sequence);
  expect(counted.length).toBeGreaterThan(20);
  expect(checkpoint.ids).toEqual(counted.map(({ id }) => id));
  expect(checkpoint.digests).toEqual({ [ASSESSMENT]: digestWith(EMPTY_DIGEST, counted) });
  expect(fold(holdingOf(checkpoint).map(({ change }) => change))).toEqual(fold(counted));
});

test('a start reads the newest checkpoint and what comes behind it, and no other segment', async () => {
  const folder = await written(40);
  const read: string[] = [];
  const disk: Disk = {
    ...REAL_DISK,
    read: (path) => {
      read.push(path.slice(folder.length + 1));
      return REAL_DISK.read(path);
    },
  };
  const journal = await openJournal(folder, { ...SHORT, disk });
  expect(read.filter((name) => name.includes('checkpoint'))).toHaveLength(1);
  expect(read.filter((name) => name.includes('records'))).toHaveLength(1);
  expect(journal.position).toBe(40);
  expect(journal.digests.get(ASSESSMENT)).toEqual(digestWith(EMPTY_DIGEST, some(1, 40)));
  // What is behind the checkpoint is known all the same.
  await journal.append(some(1, 41));
  expect(journal.position).toBe(41);
  await journal.close();
});

test('pages go over closed segments, and hold no more than one of them', async () => {
  const folder = await written(40);
  const journal = await openJournal(folder, SHORT);
  for (const limit of [1, 7, 1_000]) expect((await allOf(journal, limit)).changes).toEqual(some(1, 40));
  expect((await journal.read(33, 3, null)).changes).toEqual(some(34, 3));
  expect(await journal.read(40, 3, null)).toEqual({ changes: [], destroyed: [], next: null, damage: [] });
  await journal.close();
});

test.each([
  ['the newest checkpoint', 1],
  ['every checkpoint', 2],
])('%s is damaged: it is said, an older one or all records stand in, and it is made anew', async (_what, count) => {
  const folder = await written(40);
  const checkpoints = (await names(folder, /checkpoint/)).reverse();
  for (const name of checkpoints.slice(0, count)) {
    const bytes = await readFile(join(folder, name));
    // In the checksum at the end: a bit in the middle of a compressed file may be one that changes nothing.
    bytes[bytes.length - 6] = (bytes[bytes.length - 6] as number) ^ 4;
    await writeFile(join(folder, name), bytes);
  }
  const found = await reopened(folder, SHORT);
  expect(found.changes).toEqual(some(1, 40));
  expect(found.damage).toHaveLength(count);
  expect(found.damage[0]).toMatch(/A checkpoint of the journal was damaged\. Nothing is lost/);
  const again = await reopened(folder, SHORT);
  expect(again.damage).toEqual([]);
  expect((await names(folder, /checkpoint/)).at(-1)).toBe(checkpoints[0]);
});

test('where closing fails, appending goes on, and the next start closes', async () => {
  const folder = await journalPath();
  const journal = await openJournal(folder, SHORT);
  let isFull = false;
  await wrapFileHandles('write', async (real, parameters) => {
    // Only what is compressed does not fit.
    if (isFull && (parameters[0] as unknown as Uint8Array)[0] === 0x1f) throw diskError('ENOSPC');
    return real(...parameters);
  });
  isFull = true;
  for (let at = 1; at <= 20; at += 1) await journal.append([one(at)]);
  await journal.close();
  expect((await names(folder, /\.records$/)).length).toBeGreaterThan(2);
  isFull = false;
  expect((await reopened(folder, SHORT)).changes).toEqual(some(1, 20));
  expect(await names(folder, /\.records$/)).toHaveLength(1);
});
