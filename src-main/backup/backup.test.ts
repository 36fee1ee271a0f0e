import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, withBackups } from '../../tests/backup-parts.ts';
import { attach, objectPath } from '../../tests/evidence-parts.ts';
import { one, some } from '../../tests/journal-parts.ts';

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
