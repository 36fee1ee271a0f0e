import { expect, test } from 'vitest';
import { withBackups } from '../../tests/backup-parts.ts';
import { attach } from '../../tests/evidence-parts.ts';
import { one, some } from '../../tests/journal-parts.ts';
import { fileNames } from '../evidence/store/sealed-format.ts';
import { removeHoldingPoints } from './backups-holding.ts';

test('earlier backups and recovery points that hold a text or a file are listed, later ones do not hold it', async () => {
  const main = await withBackups();
  const { workspace, backups } = main;
  await main.ask('journal.append', { workspace, changes: some(1, 5) });
  const before = await main.made();
  const secret = one(6, 'what must go');
  await main.ask('journal.append', { workspace, changes: [secret] });
  const { hash } = await attach(main, 'policy.pdf', 'what must go as well');
  const holding = await main.made();
  const point = await main.ask('backup.recovery-point', { workspace });
  const asked = { workspace, hashes: [hash], changes: [secret.id] };
  expect(await main.ask('backup.holding', asked)).toMatchObject({
    notLookedInto: null,
    holding: [
      { kind: 'backup', backup: { id: holding.id } },
      { kind: 'recovery point', backup: { id: point.id } },
    ],
  });
  await (await backups.workspaces.journal(workspace)).destroy([secret.id]);
  await main.ask('journal.append', { workspace, changes: [one(7)] });
  const after = await main.made();
  const onlyText = { ...asked, hashes: [] };
  const ids = (await main.ask('backup.holding', onlyText)).holding.map(({ backup }) => backup.id);
  expect(ids).toEqual([holding.id, point.id]);
  expect(ids).not.toContain(after.id);
  expect(ids).not.toContain(before.id);
  const evidenceNames = new Set([hash].map(fileNames(await main.keys.dataKey(workspace))));
  await removeHoldingPoints(backups, workspace, { evidenceNames, changes: new Set([secret.id]) });
  expect((await main.ask('backup.state', { workspace })).recoveryPoints).toEqual([]);
  await main.ask('backup.remove', { workspace, from: { kind: 'backup', id: holding.id } });
  expect(await main.ask('backup.holding', onlyText)).toEqual({ holding: [], notLookedInto: null });
  expect((await main.ask('backup.state', { workspace })).backups.map(({ id }) => id)).toEqual([after.id, before.id]);
  expect(main.bugs).toEqual([]);
});
