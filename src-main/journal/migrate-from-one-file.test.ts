import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Change } from '../../src-shared/assessment/change.ts';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { one, reopened, some } from '../../tests/journal-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { REAL_DISK } from '../disk/disk.ts';
import { openJournal } from './journal.ts';
import { hasJournal, journalFolder, migrateFromOneFile } from './migrate-from-one-file.ts';

const HEADER = '{"journal":"igt-desktop","format":1}\n';
const lines = (changes: readonly Change[]): string => changes.map((written) => `${JSON.stringify(written)}\n`).join('');

async function workspaceWith(content: string): Promise<string> {
  const workspace = await temporaryFolder();
  await writeFile(join(workspace, 'journal.jsonl'), content);
  return workspace;
}

const migrate = (workspace: string) => migrateFromOneFile(REAL_DISK, workspace);

test('every change is taken over in its order, and the old file goes when the next start has found them all', async () => {
  const workspace = await workspaceWith(HEADER + lines(some(1, 4_500)));
  expect(await hasJournal(workspace)).toBe(true);
  expect(await migrate(workspace)).toEqual({ tornBytes: 0, damage: [] });
  expect((await readdir(workspace)).sort()).toEqual(['journal', 'journal.jsonl.migrated']);
  expect(await readFile(join(workspace, 'journal.jsonl.migrated'), 'utf8')).toBe(HEADER + lines(some(1, 4_500)));
  expect((await reopened(journalFolder(workspace))).changes).toEqual(some(1, 4_500));
  expect(await migrate(workspace)).toBeUndefined();
  expect(await readdir(workspace)).toEqual(['journal']);
  expect(await migrate(workspace)).toBeUndefined();
});

test('a workspace without an old file is left alone', async () => {
  const workspace = await temporaryFolder();
  expect(await migrate(workspace)).toBeUndefined();
  expect(await readdir(workspace)).toEqual([]);
});

test('an empty old file gives an empty journal', async () => {
  const workspace = await workspaceWith('');
  expect(await migrate(workspace)).toEqual({ tornBytes: 0, damage: [] });
  expect((await reopened(journalFolder(workspace))).changes).toEqual([]);
});

test('a half-written end is reported, and lines that stand twice count once', async () => {
  const workspace = await workspaceWith(`${HEADER}${lines([one(1), one(2), one(1)])}{"id":"01`);
  expect(await migrate(workspace)).toEqual({ tornBytes: 9, damage: [] });
  expect((await reopened(journalFolder(workspace))).changes).toEqual([one(1), one(2)]);
});

test.each([
  ['a line of garbage', `${HEADER}${lines([one(1)])}%%%\n${lines([one(2)])}`, 3],
  ['a line that is no change', `${HEADER}{"hello":1}\n${lines(some(1, 2))}`, 2],
  ['no first line', lines(some(1, 2)), 1],
])('%s: what can be read is taken over, and the old file is kept for good', async (_what, content, line) => {
  const workspace = await workspaceWith(content);
  const found = await migrate(workspace);
  expect(found?.damage).toEqual([expect.stringContaining(`damaged at line ${line}.`)]);
  expect((await reopened(journalFolder(workspace))).changes).toEqual(some(1, 2));
  await migrate(workspace);
  expect(await readFile(join(workspace, 'journal.jsonl.damaged'), 'utf8')).toBe(content);
});

test('an old file that a newer version has written is refused untouched', async () => {
  const content = '{"journal":"igt-desktop","format":3}\n{"newer":"line"}\n';
  const workspace = await workspaceWith(content);
  const before = await stat(join(workspace, 'journal.jsonl'));
  await expect(migrate(workspace)).rejects.toMatchObject({ refusal: { code: 'newer data' } });
  expect(await readdir(workspace)).toEqual(['journal.jsonl']);
  expect((await stat(join(workspace, 'journal.jsonl'))).mtimeMs).toBe(before.mtimeMs);
});

test('one that is cut short by a full disk is gone on with', async () => {
  const workspace = await workspaceWith(HEADER + lines(some(1, 5_000)));
  let writes = 2;
  const restore = await wrapFileHandles('datasync', async (real) => {
    writes -= 1;
    if (writes < 0) throw diskError('ENOSPC');
    return real();
  });
  await expect(migrate(workspace)).rejects.toBeInstanceOf(BridgeRefused);
  expect(await readdir(workspace)).toContain('journal.jsonl');
  restore();
  expect(await migrate(workspace)).toEqual({ tornBytes: 0, damage: [] });
  expect((await reopened(journalFolder(workspace))).changes).toEqual(some(1, 5_000));
});

test('changes that the new journal has already are passed over, and it keeps its own', async () => {
  const workspace = await workspaceWith(HEADER + lines(some(1, 3)));
  await mkdir(workspace, { recursive: true });
  const journal = await openJournal(journalFolder(workspace));
  await journal.append([one(2), one(9)]);
  await journal.close();
  await migrate(workspace);
  expect((await reopened(journalFolder(workspace))).changes).toEqual([one(2), one(9), one(1), one(3)]);
});

test('what the new journal has lost since is taken over again', async () => {
  const workspace = await workspaceWith(HEADER + lines(some(1, 3)));
  await migrate(workspace);
  await writeFile(join(journalFolder(workspace), '000000000001.records'), '');
  await migrate(workspace);
  expect((await reopened(journalFolder(workspace))).changes).toEqual(some(1, 3));
  expect(await readdir(workspace)).toContain('journal.jsonl.migrated');
});
