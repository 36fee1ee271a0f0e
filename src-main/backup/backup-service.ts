import { type Disk, REAL_DISK } from '../disk/disk.ts';
import type { Automatic } from './automatic.ts';
import { automaticBackups } from './automatic.ts';
import type { BackupHandlerParts } from './backup-handlers.ts';
import { longWork } from './long-work.ts';
import { makeBackup, readSomeAgain } from './make-backup.ts';
import { Shelf } from './shelf.ts';

/** What a start of the app gives. */
export interface BackupServiceParts extends Omit<BackupHandlerParts, 'disk' | 'shelf' | 'work' | 'now'> {
  readonly dataFolder: string;
  readonly report: (bug: unknown, where: string) => void;
  readonly disk?: Disk;
  readonly now?: () => Date;
}

/** The backups of all workspaces, with those that are made by themselves. */
export interface BackupService extends BackupHandlerParts {
  readonly automatic: Automatic;
}

export function backupService({ dataFolder, report, ...given }: BackupServiceParts): BackupService {
  const { disk = REAL_DISK, now = () => new Date() } = given;
  const shelf = new Shelf(disk, dataFolder, given.workspaces);
  const work = longWork();
  const parts: BackupHandlerParts = { ...given, disk, now, shelf, work };
  const automatic = automaticBackups({
    isDue: (workspace) => shelf.isDue(workspace),
    make: (workspace, within) => makeBackup(parts, workspace, within),
    readSomeAgain: (workspace) => readSomeAgain(parts, workspace),
    stop: work.stop,
    report,
  });
  return { ...parts, automatic };
}
