import type { BackupId } from '../../src-shared/contract/backup.ts';
import type { BackupFolder } from './backup-folder.ts';
import type { Dated } from './retention.ts';

/** Which backups are kept, of those that there are. */
export type Keeping = (backups: readonly Dated[]) => Set<BackupId>;

/**
 * Removes backups that are not kept any more, and then what nothing refers to. A crash on the way leaves more than is needed,
 * never less.
 *
 * @param last the backup that was made last
 */
export async function keepUp(folder: BackupFolder, keeping: Keeping, last: BackupId): Promise<void> {
  const whole = [...(await folder.all()).values()].flatMap((found) => (found.kind === 'whole' ? found.manifest : []));
  const kept = keeping(whole).add(last);
  await folder.remove(whole.map(({ id }) => id).filter((id) => !kept.has(id)));
  await folder.tidy(last);
}
