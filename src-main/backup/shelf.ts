import { basename, join } from 'node:path';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BackupState, RestoreSource } from '../../src-shared/contract/backup.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { inOrder } from '../data-folder/in-order.ts';
import type { Disk } from '../disk/disk.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';
import { BackupFolder } from './backup-folder.ts';
import { type ChosenFolder, chosenFolder, folderAt, missingInWords } from './backup-places.ts';
import { type BackupStateFile, readBackupState, writeBackupState } from './backup-state-file.ts';
import { listBackups } from './list-backups.ts';

/** Where the backups of all workspaces are, and what is known of them here. */
export class Shelf {
  readonly #disk: Disk;
  readonly #dataFolder: string;
  readonly #workspaces: Pick<Workspaces, 'folder' | 'journal' | 'list'>;
  readonly #changing = inOrder();
  /** Kept, so that a manifest is read once. */
  readonly #folders = new Map<string, BackupFolder>();

  constructor(disk: Disk, dataFolder: string, workspaces: Pick<Workspaces, 'folder' | 'journal' | 'list'>) {
    this.#disk = disk;
    this.#dataFolder = dataFolder;
    this.#workspaces = workspaces;
  }

  async kept(workspace: WorkspaceId): Promise<BackupStateFile> {
    return readBackupState(await this.#workspaces.folder(workspace));
  }

  keep(workspace: WorkspaceId, change: (state: BackupStateFile) => BackupStateFile): Promise<void> {
    return this.#changing(async () => {
      const folder = await this.#workspaces.folder(workspace);
      await writeBackupState(folder, change(await readBackupState(folder)));
    });
  }

  /** Where the backups of a workspace go; null while no folder is chosen. */
  at(chosen: ChosenFolder): { readonly folder: BackupFolder; readonly above: readonly string[] } {
    const { folder, above } = folderAt(this.#disk, chosen);
    return { folder: this.#known(folder), above };
  }

  /** What is kept on this computer before each restore. */
  async recoveryPoints(workspace: WorkspaceId): Promise<BackupFolder> {
    return this.#known(new BackupFolder(this.#disk, join(await this.#workspaces.folder(workspace), 'recovery-points')));
  }

  /** The folder in which a backup lies; refused in words while it cannot be reached. */
  folderOf({ workspace, from }: RestoreSource): Promise<BackupFolder> {
    return from.kind === 'recovery point' ? this.recoveryPoints(workspace) : this.backups(workspace);
  }

  /** The folder with the backups of a workspace; refused in words while it cannot be reached. */
  async backups(workspace: WorkspaceId): Promise<BackupFolder> {
    const { folder } = await this.kept(workspace);
    const words = folder && (await missingInWords(this.#disk, folder));
    if (!folder) throw new BridgeRefused('not found', 'No folder for backups has been chosen yet. Choose the one they are in.');
    if (words !== null) throw new BridgeRefused('not found', words);
    return this.at(folder).folder;
  }

  /**
   * Chooses the folder for the backups of a workspace, and makes theirs in it.
   *
   * @param path a folder that is there
   */
  async choose(workspace: WorkspaceId, path: string): Promise<void> {
    const name = (await this.#workspaces.list()).find(({ id }) => id === workspace)?.name ?? '';
    const chosen = await chosenFolder(this.#disk, path, workspace, name, this.#dataFolder);
    const { folder, above } = this.at(chosen);
    await folder.make(above).catch((error: NodeJS.ErrnoException) => {
      throw new BridgeRefused(
        'cannot write',
        `We cannot write to the folder ${basename(path) || path} (${error.code}). Nothing was changed. Choose another one.`,
      );
    });
    await this.keep(workspace, (said) => ({ ...said, folder: chosen, backedUp: null, damaged: {}, readAgainThrough: '' }));
  }

  /** Whether something was recorded since the newest backup. */
  async isChanged(workspace: WorkspaceId): Promise<boolean> {
    const { backedUp } = await this.kept(workspace);
    return (await this.#workspaces.journal(workspace)).position !== (backedUp ?? 0);
  }

  /** Whether a folder is chosen and something was recorded since the newest backup. */
  async isDue(workspace: WorkspaceId): Promise<boolean> {
    return (await this.kept(workspace)).folder !== null && (await this.isChanged(workspace));
  }

  /** What there is to show. */
  async state(workspace: WorkspaceId): Promise<BackupState> {
    const { folder, last, damaged } = await this.kept(workspace);
    const words = folder && (await missingInWords(this.#disk, folder));
    return {
      folder: folder && {
        path: folder.path,
        name: basename(folder.path) || folder.path,
        standing: words === null ? { kind: 'there' } : { kind: 'missing', words },
      },
      backups: folder && words === null ? await listBackups(this.at(folder).folder, damaged) : [],
      recoveryPoints: await listBackups(await this.recoveryPoints(workspace)),
      last,
      changedSince: await this.isChanged(workspace),
    };
  }

  #known(folder: BackupFolder): BackupFolder {
    const found = this.#folders.get(folder.path) ?? folder;
    this.#folders.set(folder.path, found);
    return found;
  }
}
