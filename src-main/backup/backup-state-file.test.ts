import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { type BackupStateFile, readBackupState, writeBackupState } from './backup-state-file.ts';

const SAID: BackupStateFile = {
  format: 1,
  folder: { path: '/media/stick', own: 'Riverside Surgery 3f2a91c7' },
  last: { at: '2026-11-29T13:05:12.123Z', outcome: { kind: 'failed', words: 'The drive is away.' } },
  backedUp: 12,
  damaged: {},
  readAgainThrough: 'ab12',
};

test('what was kept is read', async () => {
  const folder = await temporaryFolder();
  expect((await readBackupState(folder)).folder).toBeNull();
  await writeBackupState(folder, SAID);
  expect(await readBackupState(folder)).toEqual(SAID);
});

test('what another version says of other things does not take the chosen folder with it', async () => {
  const folder = await temporaryFolder();
  const other = { ...SAID, last: { outcome: 'of another kind' }, backedUp: 'x', damaged: [], more: 1 };
  await writeFile(join(folder, 'backup.json'), JSON.stringify(other));
  expect(await readBackupState(folder)).toEqual({ ...SAID, last: null, backedUp: null });
});

test('a damaged one is as none; one that cannot be read just now is refused and not written over', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'backup.json'), '{"format":1,"fol');
  expect((await readBackupState(folder)).folder).toBeNull();
  const other = await temporaryFolder();
  await mkdir(join(other, 'backup.json'));
  await expect(readBackupState(other)).rejects.toBeInstanceOf(BridgeRefused);
});
