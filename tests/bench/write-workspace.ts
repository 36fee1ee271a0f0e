import { writeSettings } from '../../src-main/data-folder/settings-file.ts';
import { workspacesIn } from '../../src-main/workspaces/workspaces.ts';
import type { Change } from '../../src-shared/assessment/change.ts';
import type { PersonId, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { DEFAULT_SETTINGS } from '../../src-shared/contract/settings.ts';

const BATCH = 2_000;

/** What was recorded in a workspace, and who works there now. */
export interface RecordedWork {
  readonly log: readonly Change[];
  readonly by: PersonId;
}

/**
 * Writes recorded work as a workspace, through the real journal, and opens the app on it the next time.
 */
export async function writeWorkspace(data: string, { log, by }: RecordedWork): Promise<WorkspaceId> {
  const workspaces = workspacesIn(data);
  const { id } = await workspaces.create('Riverside Surgery');
  const journal = await workspaces.journal(id);
  for (let at = 0; at < log.length; at += BATCH) await journal.append(log.slice(at, at + BATCH));
  await workspaces.close();
  await writeSettings(data, { ...DEFAULT_SETTINGS, honestNoticeRead: true, lastWorkspace: id, people: { [id]: by } });
  return id;
}
