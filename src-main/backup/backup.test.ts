import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, tokenOf, withBackups } from '../../tests/backup-parts.ts';
import { attach, damage, objectPath } from '../../tests/evidence-parts.ts';
import { deleteJournal } from '../../tests/journal-files.ts';
import { one, some } from '../../tests/journal-parts.ts';
import { BridgeRefused } from '../bridge/refuse.ts';

test('a backup is made, listed, and brings changes and evidence back', async () => {
  const main = await withBackups();
  const { workspace, elsewhere } = main;
  const bytes = randomBytes(700_000);
  const { hash } = await attach(main, 'policy.pdf', bytes);
  await main.ask('journal.append', { workspace, changes: some(1, 20) });
  const backup = await main.made();
  expect(backup).toMatchObject({ standing: { kind: 'verified' }, contents: { changes: 26, evidenceFiles: 1 } });
  const state = await main.ask('backup.state', { workspace });
  expect(state).toMatchObject({
    folder: { path: elsewhere, standing: { kind: 'there' } },
    backups: [backup],
    changedSince: false,
    last: { outcome: { kind: 'made' } },
  });
  await rm(await objectPath(main, hash));
  const from = { workspace, from: { kind: 'backup', id: backup.id } };
  expect(await main.ask('backup.compare', from)).toMatchObject({ missingEvidence: { files: 1 } });
  const read = await main.ask('backup.changes', { ...from, documents: null, after: 0, limit: 10_000 });
  expect(read.changes).toHaveLength(26);
  expect(await main.ask('backup.restore-evidence', { ...from, hashes: null })).toEqual({
    restored: [hash],
    notNeeded: [],
    notInBackup: [],
    damagedInBackup: [],
  });
  expect(await main.bytes(hash)).toEqual(bytes);
  expect((await filesIn(elsewhere)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(main.bugs).toEqual([]);
});

test('what an earlier backup has is not copied again', async () => {
  const main = await withBackups();
  const { workspace, elsewhere } = main;
  await attach(main, 'a.pdf', randomBytes(100_000));
  await main.made();
  const before = new Set(await filesIn(elsewhere));
  await main.ask('journal.append', { workspace, changes: [one(1)] });
  await main.made();
  const added = (await filesIn(elsewhere)).filter((name) => !before.has(name));
  // The new record, and the manifest.
  expect(added.filter((name) => name.includes('/objects/'))).toHaveLength(1);
  expect(added).toHaveLength(2);
  const [object = ''] = added.filter((name) => name.includes('/objects/'));
  const record = await readFile(join(elsewhere, object), 'utf8');
  expect(record.split('\n')).toHaveLength(2);
  expect(await main.ask('backup.now', { workspace })).toMatchObject({ kind: 'nothing new' });
});

test('the three newest recovery points are kept, on this computer and without evidence', async () => {
  const main = await withBackups();
  const { workspace } = main;
  await attach(main, 'a.pdf', randomBytes(10_000));
  const ids: string[] = [];
  for (let n = 1; n <= 5; n += 1) {
    await main.ask('journal.append', { workspace, changes: [one(n)] });
    ids.push((await main.ask('backup.recovery-point', { workspace })).id);
  }
  const { recoveryPoints } = await main.ask('backup.state', { workspace });
  expect(recoveryPoints.map(({ id }) => id)).toEqual(ids.slice(-3).reverse());
  expect(recoveryPoints[0]).toMatchObject({ contents: { changes: 11, evidenceFiles: 0 } });
  const from = { workspace, from: { kind: 'recovery point', id: ids[2] } };
  const { changes } = await main.ask('backup.changes', { ...from, documents: null, after: 0, limit: 100 });
  expect(changes).toHaveLength(9);
});

test('changes are read in pages, and only those of the documents that are wanted', async () => {
  const main = await withBackups();
  const { workspace } = main;
  await main.ask('journal.append', { workspace, changes: some(1, 25) });
  await attach(main, 'a.pdf', 'x');
  const { id } = await main.made();
  const from = { workspace, from: { kind: 'backup', id } };
  const { digests } = await main.ask('workspaces.open', { workspace });
  expect((await main.ask('backup.compare', from)).digests).toEqual(digests);
  const documents = Object.keys(digests).filter((document) => document.startsWith('assessment/'));
  const found = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { changes: { document: string }[]; next: number | null } = await main.ask('backup.changes', {
      ...from,
      documents,
      after,
      limit: 10,
    });
    expect(page.changes.length).toBeLessThanOrEqual(10);
    found.push(...page.changes);
    after = page.next;
  }
  expect(found).toHaveLength(25);
  expect(new Set(found.map(({ document }) => document))).toEqual(new Set(documents));
});

test('an evidence file that cannot be read here is left out, and said', async () => {
  const main = await withBackups();
  const { workspace } = main;
  await attach(main, 'a.pdf', 'x');
  const { hash } = await attach(main, 'b.pdf', 'y');
  const path = await objectPath(main, hash);
  await rm(path);
  // Nobody reads bytes out of a folder.
  await mkdir(path);
  const outcome = await main.ask('backup.now', { workspace });
  expect(outcome).toMatchObject({
    kind: 'made',
    backup: { contents: { evidenceFiles: 1 } },
    notes: [expect.stringMatching(/^One evidence file is damaged on this computer, or cannot be read/)],
  });
});

test('an evidence file that is damaged here is no backup: it is left out, and comes in when it is whole again', async () => {
  const main = await withBackups();
  const { workspace } = main;
  const { hash } = await attach(main, 'a.pdf', 'what it says');
  await damage(main, hash, 60);
  const outcome = await main.ask('backup.now', { workspace });
  expect(outcome).toMatchObject({
    kind: 'made',
    backup: { contents: { evidenceFiles: 0 } },
    notes: [expect.stringMatching(/^One/)],
  });
  await damage(main, hash, 60);
  expect(await main.ask('backup.now', { workspace })).toMatchObject({ backup: { contents: { evidenceFiles: 1 } }, notes: [] });
});

test('what was copied while the key was closed is opened when it is open, and copied again if it was damaged', async () => {
  const main = await withBackups();
  const { workspace } = main;
  const { hash } = await attach(main, 'a.pdf', 'what it says');
  await damage(main, hash, 60);
  const closed = await main.again({ ...main.keys, dataKey: () => Promise.reject(new BridgeRefused('key needed', 'closed')) });
  const first = await closed.ask('backup.now', { workspace });
  expect(first).toMatchObject({ kind: 'made', backup: { contents: { evidenceFiles: 1 } }, notes: [] });
  await damage(main, hash, 60);
  const second = await main.ask('backup.now', { workspace });
  if (second.kind !== 'made') throw new Error(JSON.stringify(second));
  await rm(await objectPath(main, hash));
  const from = { workspace, from: { kind: 'backup', id: second.backup.id } };
  expect(await main.ask('backup.restore-evidence', { ...from, hashes: null })).toMatchObject({ restored: [hash] });
});

test('when the app ends, what was recorded since the last backup is in one', async () => {
  const main = await withBackups();
  const { workspace } = main;
  await main.ask('workspaces.open', { workspace });
  await main.ask('journal.append', { workspace, changes: [one(1)] });
  await main.backups.automatic.close();
  expect(await main.ask('backup.state', { workspace })).toMatchObject({
    backups: [{ contents: { changes: 1 }, standing: { kind: 'verified' } }],
    changedSince: false,
  });
});

test('a folder inside the app’s own is refused, and so is one that the window was not shown', async () => {
  const main = await withBackups();
  const { workspace } = main;
  const own = await main.refusal('backup.choose-folder', { workspace, folder: await tokenOf(main, main.data) });
  expect(own).toMatchObject({ code: 'does not fit', words: expect.stringMatching(/another drive/) });
  expect((await main.refusal('backup.choose-folder', { workspace, folder: 'folder-9999' })).code).toBe('not allowed');
  const state = await main.ask('backup.forget-folder', { workspace });
  expect(state).toMatchObject({ folder: null, backups: [] });
  expect(await main.ask('backup.now', { workspace })).toMatchObject({
    kind: 'failed',
    words: expect.stringMatching(/Choose one/),
  });
});

test('after a new name and a new start, backups go on in the same place', async () => {
  const main = await withBackups();
  const { workspace, elsewhere } = main;
  await main.ask('journal.append', { workspace, changes: [one(1)] });
  const first = await main.made();
  await main.ask('workspaces.rename', { workspace, name: 'Lakeside: Surgery / North' });
  const again = await main.again();
  await again.ask('backup.forget-folder', { workspace });
  await again.ask('backup.choose-folder', { workspace, folder: await tokenOf(again, elsewhere) });
  await again.ask('journal.append', { workspace, changes: [one(2)] });
  await again.ask('backup.now', { workspace });
  const { backups } = await again.ask('backup.state', { workspace });
  expect(backups).toHaveLength(2);
  expect(backups[1]?.id).toBe(first.id);
  expect(await readdir(join(elsewhere, 'IG Toolkit backups'))).toEqual([`Riverside Surgery ${workspace.slice(-8)}`]);
});

test('where the journal has become shorter, the backup that holds more stays, and it is said', async () => {
  const main = await withBackups();
  const { workspace } = main;
  await main.ask('journal.append', { workspace, changes: some(1, 9) });
  const whole = await main.made();
  await main.backups.workspaces.close();
  await deleteJournal(join(main.data, 'workspaces', workspace));
  const again = await main.again();
  await again.ask('journal.append', { workspace, changes: some(1, 2) });
  expect(await again.ask('backup.now', { workspace })).toMatchObject({
    kind: 'made',
    backup: { contents: { changes: 2 } },
    notes: [expect.stringMatching(/holds less than the one before it.* has 9 changes/)],
  });
  const { backups } = await again.ask('backup.state', { workspace });
  expect(backups.map(({ id }) => id)).toContain(whole.id);
});

test('where the newest backup is removed, what it held counts as not backed up again', async () => {
  const main = await withBackups();
  const { workspace } = main;
  await main.ask('journal.append', { workspace, changes: [one(1)] });
  const first = await main.made();
  await main.ask('journal.append', { workspace, changes: [one(2)] });
  const second = await main.made();
  const remove = (id: string) => main.ask('backup.remove', { workspace, from: { kind: 'backup', id } });
  expect(await remove(first.id)).toMatchObject({ changedSince: false });
  expect(await remove(second.id)).toMatchObject({ changedSince: true, backups: [] });
});

test('a backup that is removed beside one that cannot be read leaves its bytes, which is said', async () => {
  const main = await withBackups();
  const { workspace, elsewhere } = main;
  await main.ask('journal.append', { workspace, changes: [one(1)] });
  const first = await main.made();
  await main.ask('journal.append', { workspace, changes: [one(2)] });
  const second = await main.made();
  const path = (await filesIn(elsewhere)).find((name) => name.includes(second.id)) ?? '';
  await writeFile(join(elsewhere, path), '{}');
  const again = await main.again();
  const remove = { workspace, from: { kind: 'backup', id: first.id } };
  expect((await again.refusal('backup.remove', remove)).words).toMatch(/^The backup is off the list, but what it held is still/);
  const state = await again.ask('backup.remove', { workspace, from: { kind: 'backup', id: second.id } });
  expect(state.backups).toEqual([]);
  expect((await filesIn(elsewhere)).filter((name) => name.includes('/objects/'))).toEqual([]);
});
