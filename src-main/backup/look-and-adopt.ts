import { join } from 'node:path';
import { type BackupId, type FoundBackups, type FoundToken, foundToken } from '../../src-shared/contract/backup.ts';
import type { BridgeOutput } from '../../src-shared/contract/bridge.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Disk } from '../disk/disk.ts';
import type { KeyEnvelope } from '../keys/key-envelope.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';
import { BackupDamaged } from './backup-damaged.ts';
import type { BackupFolder } from './backup-folder.ts';
import { backupFoldersAt } from './backup-places.ts';
import { viewOf } from './backup-view.ts';
import { envelopeIn, fillFromBackup } from './fill-from-backup.ts';
import { listBackups, usableManifest } from './list-backups.ts';
import type { LongWork } from './long-work.ts';
import { contentsOf, type Manifest } from './manifest.ts';
import { SETS } from './workspace-source.ts';

export interface FoundElsewhereParts {
  readonly disk: Disk;
  readonly workspaces: Pick<Workspaces, 'list' | 'bring'>;
  readonly catalogue: Pick<Catalogue, 'list' | 'load'>;
  readonly work: LongWork;
}

/** Backups that this computer has not made, and organisations made from them. */
export class FoundElsewhere {
  readonly #parts: FoundElsewhereParts;
  readonly #found: BackupFolder[] = [];

  constructor(parts: FoundElsewhereParts) {
    this.#parts = parts;
  }

  /** Looks for backups in a folder. The window knows what was found by tokens. */
  async look(path: string): Promise<FoundBackups[]> {
    const { disk, workspaces } = this.#parts;
    const here = new Set((await workspaces.list()).map(({ id }) => id));
    const found: FoundBackups[] = [];
    for (const folder of await backupFoldersAt(disk, path)) {
      const newest = await newestIn(folder);
      // None of them can be read: there is nothing to say whose they are.
      if (!newest) continue;
      found.push({
        found: this.#token(folder),
        workspace: newest.workspace,
        name: newest.name,
        isHere: here.has(newest.workspace),
        opensWith: opensWith(await envelopeIn(viewOf(disk, folder, newest))),
        backups: await listBackups(folder),
      });
    }
    return found;
  }

  /** Makes the organisation of a backup on this computer, under the id that it has. */
  async adopt(token: FoundToken, id: BackupId): Promise<BridgeOutput<'backup.adopt'>> {
    const { disk, workspaces, work } = this.#parts;
    const folder = this.#found[Number(token.slice('found-'.length)) - 1];
    if (!folder)
      throw new BridgeRefused('not allowed', 'These backups were not found by this window. Look at their folder again.');
    const manifest = await usableManifest(folder, id);
    const { workspace, name } = manifest;
    const notes: string[] = [];
    await work
      .run('bringing back', (running) =>
        workspaces.bring(workspace, async (into) => {
          notes.push(...(await fillFromBackup(disk, folder, manifest, into, running)));
        }),
      )
      .catch((error: unknown) => {
        if (error instanceof BackupDamaged)
          throw new BridgeRefused(
            'cannot read',
            'A part of this backup is missing or damaged, so the organisation was not made from it. Nothing was changed. Use another backup.',
          );
        throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'bring this organisation to this computer');
      });
    notes.push(...(await this.#loadSets(folder, manifest)));
    return { workspace, name, contents: contentsOf(manifest), notes };
  }

  /** Loads the requirement sets that its assessments use, as from a picked file. @returns in words which could not be */
  async #loadSets(folder: BackupFolder, manifest: Manifest): Promise<string[]> {
    const { disk, catalogue } = this.#parts;
    const view = viewOf(disk, folder, manifest);
    const notes: string[] = [];
    for (const name of await view.names(SETS))
      await catalogue.load((await view.read(join(SETS, name))).toString('utf8')).catch(() => {
        notes.push(
          `The requirement set in ${name} could not be loaded. Load it again on the Settings page; the answers are whole.`,
        );
      });
    return notes;
  }

  #token(folder: BackupFolder): FoundToken {
    const at = this.#found.findIndex(({ path }) => path === folder.path);
    return foundToken.parse(`found-${at >= 0 ? at + 1 : this.#found.push(folder)}`);
  }
}

async function newestIn(folder: BackupFolder): Promise<Manifest | null> {
  const whole = [...(await folder.all()).values()].flatMap((found) => (found.kind === 'whole' ? found.manifest : []));
  return whole.reduce<Manifest | null>((newest, one) => (newest && newest.number > one.number ? newest : one), null);
}

function opensWith(envelope: KeyEnvelope | null): FoundBackups['opensWith'] {
  if (!envelope) return [];
  return [
    ...(envelope.recoveryCodes.length > 0 ? (['recovery code'] as const) : []),
    ...(envelope.passphrase ? (['passphrase'] as const) : []),
  ];
}
