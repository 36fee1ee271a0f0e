import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { firstSegment, journalPath, one, some } from '../../tests/journal-parts.ts';
import { openJournal } from './journal.ts';

test('a snapshot is the journal at one moment: what comes later is not in it, nor what a failed write has left', async () => {
  const path = await journalPath();
  const journal = await openJournal(path);
  await journal.append(some(1, 3));
  const restore = await wrapFileHandles('datasync', () => {
    throw diskError('EIO');
  });
  const cannotCut = await wrapFileHandles('truncate', () => {
    throw diskError('EIO');
  });
  await expect(journal.append([one(4)])).rejects.toThrow(/journal/);
  expect((await readFile(firstSegment(path), 'utf8')).split('\n')).toHaveLength(6);
  const { position, digests, files, open } = await journal.snapshot();
  restore();
  cannotCut();
  expect([position, files, open?.name]).toEqual([3, [], '000000000001.records']);
  expect(open?.bytes.toString().split('\n')).toHaveLength(5);
  const counted = JSON.stringify([...digests]);
  await journal.append([one(5)]);
  expect(JSON.stringify([...digests])).toBe(counted);
  await journal.close();
});

test('it names the segments that no append alters any more, closed or not', async () => {
  const path = await journalPath();
  const journal = await openJournal(path, { longestSegment: 1_000 });
  for (let id = 1; id <= 12; id += 1) await journal.append([one(id)]);
  const { files, open } = await journal.snapshot();
  expect(files.length).toBeGreaterThan(1);
  for (const name of files) expect((await readFile(join(path, name))).length).toBeGreaterThan(0);
  expect(files).not.toContain(open?.name);
  await journal.close();
});
