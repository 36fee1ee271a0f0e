import { randomBytes } from 'node:crypto';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, turnBit, withBackups } from '../../tests/backup-parts.ts';
import { attach, damage } from '../../tests/evidence-parts.ts';
import { some } from '../../tests/journal-parts.ts';

test.each([
  ['a bit of it turned over', turnBit],
  ['cut in half', async (path: string) => truncate(path, (await readFile(path)).length >> 1)],
  ['emptied', (path: string) => truncate(path, 0)],
  ['removed', (path: string) => rm(path)],
])('every file of a backup in turn, %s: it is noticed, and said where it is used', async (_how, harm) => {
  const main = await withBackups();
  const { workspace, elsewhere } = main;
  const { hash } = await attach(main, 'policy.pdf', randomBytes(50_000));
  await main.ask('journal.append', { workspace, changes: some(1, 20) });
  const { id } = await main.made();
  const source = { workspace, from: { kind: 'backup', id } };
  const files = await filesIn(elsewhere);
  // Evidence, a manifest, and the journal, the name and the key.
  expect(files.map((name) => name.split('/')[2]).sort()).toEqual(['backups', 'evidence', 'objects', 'objects', 'objects']);
  for (const name of files) {
    const path = join(elsewhere, name);
    const whole = await readFile(path);
    await harm(path);
    const again = await main.again();
    const isManifest = name.includes('/backups/');
    const checked = await again.answer('backup.check', source);
    const said = JSON.stringify(checked);
    expect(said, name).toMatch(isManifest ? /is damaged|not in its folder/ : /"damaged"/);
    if (name.endsWith('.evidence')) {
      await damage(again, hash, 100);
      expect(await again.ask('backup.restore-evidence', { ...source, hashes: [hash] })).toMatchObject({
        restored: [],
        damagedInBackup: [hash],
      });
      await damage(again, hash, 100);
    }
    await writeFile(path, whole);
    expect(await (await main.again()).ask('backup.check', source), name).toMatchObject({ standing: { kind: 'verified' } });
  }
  expect(main.bugs).toEqual([]);
});

test('a copy that has gone bad is found by reading some again, and made anew from the store here', async () => {
  const main = await withBackups();
  const { workspace, elsewhere } = main;
  const bytes = randomBytes(10_000);
  const { hash } = await attach(main, 'policy.pdf', bytes);
  const { id } = await main.made();
  const [copy = ''] = (await filesIn(elsewhere)).filter((name) => name.endsWith('.evidence'));
  await turnBit(join(elsewhere, copy));
  await main.readSomeAgain();
  expect(await main.ask('backup.check', { workspace, from: { kind: 'backup', id } })).toMatchObject({
    standing: { kind: 'verified' },
  });
  // Where the store has lost it as well, it is said.
  await turnBit(join(elsewhere, copy));
  await damage(main, hash, 200);
  await main.readSomeAgain();
  expect(await main.ask('backup.state', { workspace })).toMatchObject({
    backups: [{ id, standing: { kind: 'damaged', words: expect.stringMatching(/One evidence file/) } }],
  });
});

test('damage in what was copied earlier does not keep the next backup from being whole', async () => {
  const main = await withBackups();
  const { workspace, elsewhere } = main;
  await main.ask('journal.append', { workspace, changes: some(1, 20) });
  await main.made();
  for (const name of (await filesIn(elsewhere)).filter((one) => one.includes('/objects/'))) await turnBit(join(elsewhere, name));
  await main.ask('journal.append', { workspace, changes: some(21, 1) });
  const { id } = await main.made();
  expect(await main.ask('backup.check', { workspace, from: { kind: 'backup', id } })).toMatchObject({
    standing: { kind: 'verified' },
  });
});

test('what is damaged here counts as missing where a backup is compared, so that it is offered', async () => {
  const main = await withBackups();
  const { workspace } = main;
  const { hash } = await attach(main, 'policy.pdf', randomBytes(50_000));
  const { id } = await main.made();
  const source = { workspace, from: { kind: 'backup', id } };
  expect((await main.ask('backup.compare', source)).missingEvidence.files).toBe(0);
  await damage(main, hash, 100);
  await main.ask('evidence.verify', { workspace, hashes: [hash] });
  expect((await main.ask('backup.compare', source)).missingEvidence.files).toBe(1);
  expect((await main.ask('backup.restore-evidence', { ...source, hashes: null })).restored).toEqual([hash]);
  expect((await main.ask('backup.compare', source)).missingEvidence.files).toBe(0);
});
