import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ASSESSMENT } from '../arbitraries.ts';
import { journalFile } from '../journal-files.ts';
import { mainParts } from '../main-parts.ts';
import { bridgeTo, freshBrowser, newWorkspace, opened } from '../window-parts.ts';
import { journalOnDisk } from './kill/on-disk.ts';

test('the journal torn at every byte of its last record: cut off and said, and the record comes back from the database', async () => {
  freshBrowser();
  const first = await mainParts();
  const client = bridgeTo(first);
  const id = await newWorkspace(client);
  const store = await opened(client, id);
  const folder = join(first.data, 'workspaces', id);
  const write = async (value: string): Promise<Buffer> => {
    store.commit([{ document: ASSESSMENT, field: 'answers/101/comment', value }], { name: value, path: '/' });
    await store.settled();
    expect(store.status.kind).toBe('saved');
    return readFile(await journalFile(folder));
  };
  const before = await write('Before it');
  // With characters of two, three and four bytes, so that it is torn inside of them as well.
  const whole = await write('Zoë • 🏥 مرحبا');
  store.database.close();
  expect(whole.length).toBeGreaterThan(before.length + 300);
  for (let length = before.length; length < whole.length; length += 1) {
    await writeFile(await journalFile(folder), whole.subarray(0, length));
    const next = await opened(bridgeTo(await mainParts(first.data)), id);
    const place = `torn at byte ${length - before.length}`;
    expect(next.tornBytes, place).toBe(length - before.length);
    expect(next.history.healed, place).toEqual({ fromJournal: 0, fromDatabase: 1 });
    expect(next.folded.get(ASSESSMENT)?.get('answers/101/comment')?.value, place).toBe('Zoë • 🏥 مرحبا');
    const { changes, wrong } = await journalOnDisk(folder);
    expect([changes.map(({ value }) => value), wrong], place).toEqual([['Before it', 'Zoë • 🏥 مرحبا'], []]);
    next.database.close();
  }
}, 120_000);
