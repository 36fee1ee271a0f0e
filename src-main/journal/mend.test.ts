import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allOf, firstSegment, journalPath, one, reopened, some } from '../../tests/journal-parts.ts';
import { REAL_DISK } from '../disk/disk.ts';
import { openJournal } from './journal.ts';
import { verifyJournal } from './verify-journal.ts';

const SHORT = { longestSegment: 2_000 };

async function written(count: number): Promise<string> {
  const folder = await journalPath();
  const journal = await openJournal(folder, SHORT);
  // All of one field, as a text that is edited again and again.
  for (let at = 0; at < count; at += 1) await journal.append([one(at + 1)]);
  await journal.close();
  return folder;
}

const copies = async (folder: string): Promise<string[]> => (await readdir(folder)).filter((name) => name.includes('.damaged-'));

describe('damage in the segment that is being written', () => {
  test.each([
    ['one byte in the middle of a record', (text: string) => text.replace('Said 3', 'Said x'), [1, 2, 4, 5], 3],
    ['a line of garbage put in', (text: string) => text.replace(/(.*\n.*\n)/, '$1garbage\n'), [1, 2, 3, 4, 5], 2],
    ['a garbage line at the end', (text: string) => `${text}garbage\n`, [1, 2, 3, 4, 5], 6],
    ['an empty line', (text: string) => `${text}\n`, [1, 2, 3, 4, 5], 6],
    ['the head', (text: string) => text.replace('igt-desktop', 'igt-desktoo'), [1, 2, 3, 4, 5], 1],
    ['the end of a line', (text: string) => text.replace(/(Said 2.*)\n/, '$1'), [1, 4, 5], 2],
    ['two places', (text: string) => text.replace('Said 2', 'x').replace('Said 4', 'x'), [1, 3, 5], 2],
    ['all of it', () => 'PK\u0003\u0004 something else\n', [], 1],
  ])('%s: the file is kept, all that is whole stands, and it can be written on', async (_what, damage, whole, record) => {
    const folder = await journalPath();
    const journal = await openJournal(folder);
    await journal.append(some(1, 5));
    await journal.close();
    const damaged = damage(await readFile(firstSegment(folder), 'utf8'));
    await writeFile(firstSegment(folder), damaged);
    const found = await reopened(folder);
    expect(found.changes).toEqual(whole.map((id) => one(id)));
    const [copy = ''] = await copies(folder);
    expect(found.damage).toEqual([expect.stringContaining(`damaged at record ${record}`)]);
    expect(found.damage[0]).toContain(copy);
    expect(await readFile(join(folder, copy), 'utf8')).toBe(damaged);
    // Mended for good: the next start finds nothing, and what was lost comes back from the window's database.
    const again = await openJournal(folder);
    expect(again.damage).toEqual([]);
    await again.append(some(1, 6));
    await again.close();
    const healed = await reopened(folder);
    expect(healed.damage).toEqual([]);
    expect(healed.changes.map(({ id }) => id).sort()).toEqual(some(1, 6).map(({ id }) => id));
    expect((await verifyJournal(REAL_DISK, folder, () => undefined)).damaged).toEqual([]);
  });
});

describe('damage in a closed segment', () => {
  const damages = {
    'one bit turned over': async (path: string) => {
      const bytes = await readFile(path);
      bytes[300] = (bytes[300] as number) ^ 16;
      await writeFile(path, bytes);
    },
    'cut in half': async (path: string) => writeFile(path, (await readFile(path)).subarray(0, 500)),
    emptied: (path: string) => writeFile(path, ''),
    gone: (path: string) => rm(path),
  };
  test.each(Object.entries(damages))('%s: found when it is read, and said', async (_what, damage) => {
    const folder = await written(40);
    const closed = (await readdir(folder)).filter((name) => name.endsWith('.records.gz')).sort();
    await damage(join(folder, closed[1] ?? ''));
    const journal = await openJournal(folder, SHORT);
    // A start does not read it: what it holds is in the checkpoint.
    expect([journal.damage, journal.position]).toEqual([[], 40]);
    const found = await allOf(journal, 5);
    expect(found.damage).toEqual([expect.stringContaining('The journal was damaged at record')]);
    expect(found.changes.length).toBeLessThan(40);
    // Nothing is taken for known that is not there.
    await journal.append(some(1, 40));
    await journal.close();
    const healed = await reopened(folder, SHORT);
    expect(healed.damage).toEqual([]);
    expect(healed.changes.map(({ id }) => id).sort()).toEqual(some(1, 40).map(({ id }) => id));
  });

  test('what holds a field is there at once, without any database: the checkpoint has it', async () => {
    const folder = await journalPath();
    const journal = await openJournal(folder, SHORT);
    const early = { ...one(1, 'The only text of this field'), field: 'answers/101/not-relevant-reason' };
    await journal.append([early]);
    for (let at = 2; at <= 40; at += 1) await journal.append([one(at)]);
    await journal.close();
    await writeFile(join(folder, '000000000001.records.gz'), '');
    const found = await reopened(folder, SHORT);
    expect(found.changes).toContainEqual(early);
    const [copy] = await copies(folder);
    // There was nothing in the file that could be kept.
    expect(copy).toBeUndefined();
  });
});
