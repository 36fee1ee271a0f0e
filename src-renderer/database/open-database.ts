import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { DATA_FORMAT } from '../../src-shared/contract/bridge.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import { MIGRATIONS } from './migrations.ts';
import { RecordsDatabase } from './records-database.ts';

/**
 * Opens a workspace's database. One that a newer version wrote is refused untouched: Dexie alone would open it without an
 * error and write old shapes into new data.
 */
export async function openDatabase(workspace: WorkspaceId): Promise<Result<RecordsDatabase, string>> {
  try {
    // A browser that finds its own files damaged clears them away and fails once; what was in them comes back from the journal.
    return await open(workspace).catch(() => open(workspace));
  } catch (error) {
    return refused(
      `The browser's database for this organisation cannot be opened (${error instanceof Error ? error.name : 'unknown'}). Your answers are safe in the journal. Close the app, make sure the disk is not full, and start it again.`,
    );
  }
}

async function open(workspace: WorkspaceId): Promise<Result<RecordsDatabase, string>> {
  const name = `igt-workspace-${workspace}`;
  const newest = Math.max(...MIGRATIONS.map(({ version }) => version));
  const existing = (await indexedDB.databases()).find((database) => database.name === name);
  // Dexie multiplies its version numbers by ten.
  if (existing?.version !== undefined && existing.version > newest * 10)
    return refused(newerWords(Math.floor(existing.version / 10), newest));
  const database = new RecordsDatabase(workspace);
  try {
    await database.open();
    const format = (await database.facts.get('data format'))?.value ?? DATA_FORMAT;
    if (format > DATA_FORMAT) {
      database.close();
      return refused(newerWords(format, DATA_FORMAT));
    }
    await database.facts.put({ name: 'data format', value: DATA_FORMAT });
    return accepted(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function newerWords(found: number, known: number): string {
  return `These answers were written by a newer version of the app (data format ${found}, this version knows ${known}). Nothing was touched. Install the newer version to go on.`;
}
