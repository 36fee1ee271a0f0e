import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { backupService } from '../../src-main/backup/backup-service.ts';
import { catalogue } from '../../src-main/catalogue/catalogue.ts';
import { deviceOf } from '../../src-main/data-folder/device.ts';
import { readSettings } from '../../src-main/data-folder/settings-file.ts';
import { evidenceService } from '../../src-main/evidence/evidence-service.ts';
import { keysOf } from '../../src-main/keys/keys.ts';
import { writeMove } from '../../src-main/move/write-move.ts';
import { places } from '../../src-main/places/places.ts';
import { noKeychain } from '../../src-main/shells/keychain.ts';
import { workspacesIn } from '../../src-main/workspaces/workspaces.ts';
import type { Change } from '../../src-shared/assessment/change.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { computer } from '../computer.ts';

const SETS = fileURLToPath(new URL('../../assets/catalogue', import.meta.url));

/**
 * Writes the moving file of another computer, which has the same organisation as a data folder and has gone on with it.
 *
 * @param path where the file goes
 * @param drafts what was done there since
 * @returns its recovery code
 */
export async function laterMovingFile(data: string, path: string, drafts: readonly Draft[]): Promise<string> {
  const there = await mkdtemp(join(tmpdir(), 'igt-there-'));
  const { lastWorkspace: id } = await readSettings(data);
  if (!id) throw new Error('no organisation is open');
  await mkdir(join(there, 'workspaces'));
  await cp(join(data, 'workspaces', id), join(there, 'workspaces', id), { recursive: true });
  const workspaces = workspacesIn(there);
  const keys = keysOf({ folder: workspaces.folder, shell: () => ({ kind: 'chromium', keychain: noKeychain }) });
  const report = (bug: unknown): never => {
    throw bug;
  };
  const evidence = evidenceService({ dataFolder: there, workspaces, dataKey: keys.dataKey, idleFor: () => 0, report });
  const shared = { workspaces, catalogue: catalogue(SETS, join(there, 'sets')), places: places(there), evidence, keys };
  const device = await deviceOf(there);
  const backups = backupService({ ...shared, dataFolder: there, device, ownSetsFolder: join(there, 'sets'), report });
  try {
    await keys.protect(id, { kind: 'key file' }).catch(() => undefined);
    const { groups, state } = await keys.newRecoveryCode(id);
    const [one, other] = state.toConfirm ?? [0, 0];
    await keys.confirmRecoveryCode(id, [groups[one] ?? '', groups[other] ?? '']);
    const journal = await workspaces.journal(id);
    await journal.append(doneThere(await journal.read(0, 10_000, null), drafts));
    const shell = () => ({ resolveFile: async () => null, askForPlace: async () => ({ kind: 'path' as const, path }) });
    const outcome = await writeMove({ ...backups, ...shared, shell }, id, 'Later', { kind: 'ask' });
    if (outcome.kind !== 'saved') throw new Error(`the file was not written: ${outcome.kind}`);
    return groups.join('-');
  } finally {
    backups.automatic.close();
    await evidence.closeAll();
    await workspaces.close();
    await rm(there, { recursive: true, force: true });
  }
}

/** The drafts as another person's changes, made with knowledge of everything. */
function doneThere({ changes }: { readonly changes: readonly Change[] }, drafts: readonly Draft[]): readonly Change[] {
  const on = computer(77);
  on.wall = Date.now();
  on.receive(changes);
  return on.act(drafts).changes;
}
