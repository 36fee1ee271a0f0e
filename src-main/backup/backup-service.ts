import { writableTime } from '../../src-shared/assessment/clock.ts';
import { REAL_DISK } from '../disk/disk.ts';
import { type Automatic, automaticBackups } from './automatic.ts';
import type { BackupHandlerParts } from './backup-handlers.ts';
import { longWork } from './long-work.ts';
import { makeBackup, readSomeAgain } from './make-backup.ts';
import { Shelf } from './shelf.ts';

/** What a start of the app gives. */
export interface BackupServiceParts extends Omit<BackupHandlerParts, 'disk' | 'shelf' | 'work' | 'now'> {
  readonly dataFolder: string;
  readonly report: (bug: unknown, where: string) => void;
}

/** The backups of all workspaces, with those that are made by themselves. */
export interface BackupService extends BackupHandlerParts {
  readonly automatic: Automatic;
}

export function backupService({ dataFolder, report, ...given }: BackupServiceParts): BackupService {
  const shelf = new Shelf(REAL_DISK, dataFolder, given.workspaces);
  const work = longWork();
  const now = () => writableTime(new Date());
  const parts: BackupHandlerParts = { ...given, disk: REAL_DISK, now, shelf, work };
  const automatic = automaticBackups({
    isDue: (workspace) => shelf.isDue(workspace),
    make: (workspace, within) => makeBackup(parts, workspace, within),
    readSomeAgain: (workspace) => readSomeAgain(parts, workspace),
    stop: work.stop,
    report,
  });
  return { ...parts, automatic };
}
