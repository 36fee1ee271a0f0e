import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src-shared/assessment/change.ts';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { allOf, firstSegment, journalPath, one, reopened, some } from '../../tests/journal-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { type Disk, REAL_DISK } from '../disk/disk.ts';
import { closedName, damagedName, plainName } from './file-names.ts';
import { openJournal } from './journal.ts';
import { journalFolder, migrateFromOneFile, removeLeftovers } from './migrate-from-one-file.ts';
import { verifyJournal } from './verify-journal.ts';

const SECRET = 'Mrs Ångström, 943 476 5919';
const secret = one(3, SECRET);

/** Everything that can be read in the files of a journal, compressed or not. */
async function everythingIn(folder: string): Promise<string> {
  const files = await readdir(folder);
  const bytes = await Promise.all(files.map((name) => readFile(join(folder, name))));
  return files.map((name, at) => `${name}\n${name.endsWith('.gz') ? gunzipSync(bytes[at] as Buffer) : bytes[at]}`).join('\n');
}

async function holdsSecret(folder: string): Promise<boolean> {
  return (await everythingIn(folder)).includes(SECRET);
}

async function verified(folder: string) {
  return verifyJournal(REAL_DISK, folder, () => undefined);
}

function digestOf(changes: readonly Change[]) {
  return digestWith(EMPTY_DIGEST, changes);
}

test('what a change says is gone from the segment that is being written, and the journal goes on', async () => {
  const folder = await journalPath();
  const journal = await openJournal(folder);
  await journal.append([...some(1, 2), secret, ...some(4, 2)]);
  expect(await holdsSecret(folder)).toBe(true);
  expect(await journal.destroy([secret.id])).toEqual({ copies: [] });
  expect(await holdsSecret(folder)).toBe(false);
  await journal.append(some(6, 1));
  const left = [...some(1, 2), ...some(4, 3)];
  expect((await allOf(journal)).changes).toEqual(left);
  expect([...journal.digests.values()]).toEqual([digestOf(left)]);
  expect([...journal.destroyed]).toEqual([secret.id]);
  await journal.close();
  expect(await verified(folder)).toMatchObject({ kept: 5, destroyed: 1, lost: 0, damaged: [] });
  expect((await reopened(folder)).changes).toEqual(left);
});

test('closed segments are written anew, and so are the checkpoints that held it', async () => {
  const folder = await journalPath();
  const parts = { longestSegment: 700 };
  const journal = await openJournal(folder, parts);
  const before = [...some(1, 2), secret, ...some(4, 9)];
  for (const change of before) await journal.append([change]);
  await journal.close();
  const closed = await openJournal(folder, parts);
  const files = await readdir(folder);
  expect(files.filter((name) => name.endsWith('.records.gz')).length).toBeGreaterThan(2);
  expect(files.some((name) => name.endsWith('.checkpoint.gz'))).toBe(true);
  await closed.destroy([secret.id]);
  expect(await holdsSecret(folder)).toBe(false);
  expect((await readdir(folder)).some((name) => name.endsWith('.checkpoint.gz'))).toBe(true);
  await closed.close();
  const left = before.filter(({ id }) => id !== secret.id);
  const again = await openJournal(folder, parts);
  expect([...again.digests.values()]).toEqual([digestOf(left)]);
  expect([...again.destroyed]).toEqual([secret.id]);
  expect((await allOf(again)).changes).toEqual(left);
  await again.close();
});

test('a page tells which changes were destroyed, whatever documents are asked for', async () => {
  const folder = await journalPath();
  const journal = await openJournal(folder);
  await journal.append([...some(1, 2), secret]);
  await journal.destroy([secret.id]);
  expect(await journal.read(0, 10, [])).toMatchObject({ changes: [], destroyed: [secret.id], next: null });
  expect(await journal.read(3, 10, null)).toMatchObject({ changes: [], destroyed: [] });
  await journal.close();
});

describe('it never comes back', () => {
  test('offered again, also after a start', async () => {
    const folder = await journalPath();
    const journal = await openJournal(folder);
    await journal.append([...some(1, 2), secret]);
    await journal.destroy([secret.id]);
    await journal.append([secret]);
    await journal.close();
    const again = await openJournal(folder);
    await again.append([secret, one(7)]);
    expect((await allOf(again)).changes).toEqual([...some(1, 2), one(7)]);
    await again.close();
    expect(await holdsSecret(folder)).toBe(false);
  });

  test('offered for the first time after it was destroyed elsewhere', async () => {
    const folder = await journalPath();
    const journal = await openJournal(folder);
    await journal.append(some(1, 2));
    await journal.destroy([secret.id]);
    await journal.append([secret]);
    await journal.close();
    expect(await verified(folder)).toMatchObject({ kept: 2, destroyed: 1, damaged: [] });
    expect((await reopened(folder)).changes).toEqual(some(1, 2));
  });

  test('nor a second time: to destroy it once more does nothing', async () => {
    const folder = await journalPath();
    const journal = await openJournal(folder);
    await journal.append([secret]);
    for (let time = 0; time < 3; time += 1) await journal.destroy([secret.id]);
    await journal.close();
    expect(await verified(folder)).toMatchObject({ kept: 0, destroyed: 1 });
  });

  test('out of a journal of format 1 that is still there', async () => {
    const workspace = await temporaryFolder();
    const folder = journalFolder(workspace);
    const journal = await openJournal(folder);
    await journal.append([...some(1, 2), secret]);
    await journal.destroy([secret.id]);
    await journal.close();
    const old = `{"journal":"igt-desktop","format":1}\n${[...some(1, 2), secret].map((one) => `${JSON.stringify(one)}\n`).join('')}`;
    await writeFile(join(workspace, 'journal.jsonl.migrated'), old);
    await migrateFromOneFile(REAL_DISK, workspace);
    expect(await readdir(workspace)).toEqual(['journal']);
    await writeFile(join(workspace, 'journal.jsonl'), old);
    await migrateFromOneFile(REAL_DISK, workspace);
    expect(await removeLeftovers(REAL_DISK, workspace)).toEqual(['journal.jsonl.migrated']);
    expect(await readdir(workspace)).toEqual(['journal']);
    expect((await reopened(folder)).changes).toEqual(some(1, 2));
    expect(await holdsSecret(folder)).toBe(false);
  });
});

describe('copies that can hold it', () => {
  test('of a damaged segment are removed, and named', async () => {
    const folder = await journalPath();
    const journal = await openJournal(folder);
    await journal.append([...some(1, 2), secret]);
    await journal.close();
    const bytes = await readFile(firstSegment(folder), 'latin1');
    await writeFile(firstSegment(folder), bytes.replace('Said 1', 'Saib 1'), 'latin1');
    const mended = await openJournal(folder);
    const copy = (await readdir(folder)).find((name) => name.includes('.damaged-')) ?? '';
    expect(await readFile(join(folder, copy), 'utf8')).toContain(SECRET);
    expect(await mended.destroy([secret.id])).toEqual({ copies: [copy] });
    expect(await holdsSecret(folder)).toBe(false);
    expect((await allOf(mended)).changes).toEqual([one(2)]);
    await mended.close();
  });

  test('also of one that is found damaged only now', async () => {
    const folder = await journalPath();
    const parts = { longestSegment: 400 };
    const journal = await openJournal(folder, parts);
    for (const change of [one(1), secret, one(4), one(5)]) await journal.append([change]);
    await journal.close();
    const open = await openJournal(folder, parts);
    const name = closedName(1);
    const bytes = await readFile(join(folder, name));
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] as number) ^ 1;
    await writeFile(join(folder, name), bytes);
    const { copies } = await open.destroy([secret.id]);
    expect(copies).toEqual([expect.stringContaining(damagedName(1, ''))]);
    expect(await holdsSecret(folder)).toBe(false);
    expect(await verified(folder)).toMatchObject({ damaged: [] });
    await open.close();
  });

  test('beside the compressed one, as a crash leaves them, both', async () => {
    const folder = await journalPath();
    const parts = { longestSegment: 400 };
    const journal = await openJournal(folder, parts);
    await journal.append([secret]);
    await journal.append([one(4)]);
    await journal.append([one(5)]);
    await journal.close();
    await (await openJournal(folder, parts)).close();
    await writeFile(join(folder, plainName(1)), gunzipSync(await readFile(join(folder, closedName(1)))));
    const left = await openJournal(folder, parts);
    await left.destroy([secret.id]);
    await left.close();
    expect(await holdsSecret(folder)).toBe(false);
    expect((await reopened(folder, parts)).changes).toEqual([one(4), one(5)]);
  });

  test('half-written ones are gone with the next start', async () => {
    const folder = await journalPath();
    const journal = await openJournal(folder);
    await journal.append([secret]);
    await journal.close();
    await rename(firstSegment(folder), `${firstSegment(folder)}.aside`);
    await writeFile(`${firstSegment(folder)}.tmp`, await readFile(`${firstSegment(folder)}.aside`));
    await rename(`${firstSegment(folder)}.aside`, firstSegment(folder));
    const again = await openJournal(folder);
    await again.destroy([secret.id]);
    await again.close();
    expect(await readdir(folder)).toEqual([plainName(1)]);
    expect(await holdsSecret(folder)).toBe(false);
  });
});

test.each(['ENOSPC', 'EIO', 'EPERM'])('%s on the way is said, nothing is lost, and it can be done again', async (code) => {
  for (let failing = 0; failing < 4; failing += 1) {
    const folder = await journalPath();
    let calls = 0;
    let isFailing = false;
    const fails = async (): Promise<void> => {
      if (isFailing && calls++ === failing) throw Object.assign(new Error(code), { code });
    };
    const disk: Disk = {
      ...REAL_DISK,
      rename: async (from, to) => fails().then(() => REAL_DISK.rename(from, to)),
      open: async (path, how) => fails().then(() => REAL_DISK.open(path, how)),
      remove: async (path) => fails().then(() => REAL_DISK.remove(path)),
    };
    const journal = await openJournal(folder, { disk, longestSegment: 700 });
    for (const change of [...some(1, 2), secret, ...some(4, 4)]) await journal.append([change]);
    // Segments that have ended are closed behind the last append.
    await journal.ready();
    isFailing = true;
    const refused = await journal.destroy([secret.id]).catch((error: unknown) => error);
    isFailing = false;
    expect(refused).toMatchObject({ refusal: { words: expect.stringContaining('remove it for good from the journal') } });
    await journal.ready();
    await journal.append([one(9)]);
    await journal.destroy([secret.id]);
    expect((await allOf(journal)).changes).toEqual([...some(1, 2), ...some(4, 4), one(9)]);
    await journal.close();
    expect(await holdsSecret(folder)).toBe(false);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await verified(folder)).toMatchObject({ kept: 7, destroyed: 1, damaged: [] });
  }
});

test('appends and reads that are under way meanwhile are neither lost nor disturbed', async () => {
  const folder = await journalPath();
  const journal = await openJournal(folder, { longestSegment: 900 });
  await journal.append([...some(1, 2), secret]);
  await Promise.all([
    ...some(10, 20).map((change) => journal.append([change])),
    journal.destroy([secret.id]),
    allOf(journal, 3),
    ...some(40, 20).map((change) => journal.append([change])),
  ]);
  const found = (await allOf(journal)).changes;
  expect(new Set(found.map(({ id }) => id))).toEqual(
    new Set([...some(1, 2), ...some(10, 20), ...some(40, 20)].map(({ id }) => id)),
  );
  await journal.close();
  expect(await verified(folder)).toMatchObject({ kept: 42, destroyed: 1, damaged: [] });
});
