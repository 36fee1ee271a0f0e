import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { firstSegment, journalPath, one, reopened, some } from '../../tests/journal-parts.ts';
import { REAL_DISK } from '../disk/disk.ts';
import { openJournal } from './journal.ts';
import { destroyed, formatLine, isLinked, parseLine, recordOf } from './record.ts';
import { verifyJournal } from './verify-journal.ts';

const verified = async (folder: string) => {
  const found: string[] = [];
  const said = await verifyJournal(REAL_DISK, folder, (record) => {
    if (record.kind === 'kept') found.push(String(record.change.value));
  });
  return { ...said, found };
};

async function written(): Promise<{ folder: string; lines: string[] }> {
  const folder = await journalPath();
  const journal = await openJournal(folder);
  await journal.append(some(1, 5));
  await journal.close();
  return { folder, lines: (await readFile(firstSegment(folder), 'utf8')).trimEnd().split('\n') };
}

const put = (folder: string, lines: readonly string[]) =>
  writeFile(firstSegment(folder), lines.map((line) => `${line}\n`).join(''));

test('a journal as it was written is whole', async () => {
  const { folder } = await written();
  expect(await verified(folder)).toMatchObject({ kept: 5, destroyed: 0, lost: 0, damaged: [], tornBytes: 0 });
});

test('a payload that was destroyed is gone, and the chain over it stands', async () => {
  const { folder, lines } = await written();
  const third = parseLine(lines[3] ?? '');
  if (third?.kind !== 'kept') throw new Error('not a record');
  const gone = destroyed(third);
  await put(folder, lines.with(3, formatLine(gone)));
  expect(await verified(folder)).toMatchObject({
    kept: 4,
    destroyed: 1,
    damaged: [],
    found: ['Said 1', 'Said 2', 'Said 4', 'Said 5'],
  });
  const left = await readFile(firstSegment(folder), 'utf8');
  expect(left).not.toContain('Said 3');
  expect(left).not.toContain(third.salt);
  // Whoever guesses the text still cannot prove it: the salt is gone.
  expect(isLinked(recordOf(one(3), 3, '0'.repeat(64)), '0'.repeat(64))).toBe(true);
  expect(gone.payload).toMatch(/^[0-9a-f]{64}$/);
  expect(formatLine(parseLine(formatLine(gone)) ?? gone)).toBe(formatLine(gone));
  // It can be written on, and read.
  expect((await reopened(folder)).changes).toEqual([one(1), one(2), one(4), one(5)]);
  const journal = await openJournal(folder);
  await journal.append([one(6)]);
  await journal.close();
  expect(await verified(folder)).toMatchObject({ kept: 5, destroyed: 1, damaged: [] });
});

test.each([
  ['a record that says something else, with a checksum that fits', 3],
  ['a record that was taken out', 3],
  ['two records that have changed places', 3],
])('%s breaks the chain at record %i', async (what, record) => {
  const { folder, lines } = await written();
  const third = parseLine(lines[3] ?? '');
  if (third?.kind !== 'kept') throw new Error('not a record');
  const other = formatLine({ ...third, text: third.text.replace('Said 3', 'Said 9') });
  const altered = what.includes('something else')
    ? lines.with(3, other)
    : what.includes('taken out')
      ? lines.toSpliced(3, 1)
      : lines.with(3, lines[4] ?? '').with(4, lines[3] ?? '');
  await put(folder, altered);
  expect((await verified(folder)).damaged[0]).toBe(record);
});

test('the salt makes equal changes differ', () => {
  const hashes = new Set(Array.from({ length: 20 }, () => recordOf(one(1), 1, '0'.repeat(64)).hash));
  expect(hashes.size).toBe(20);
});
