import { type Change, change } from '../../src-shared/assessment/change.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeRefusal } from '../../src-shared/contract/bridge.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import type { RecordsDatabase } from './records-database.ts';

const PAGE = 2_000;

/**
 * Hands every change that can still be read to the journal, and deletes the database: it is made anew from the journal at
 * the next opening. For a database with rows in it that are not what this app writes, as damage to the browser's files can
 * leave them.
 */
export async function rescue(
  database: RecordsDatabase,
  bridge: BridgeClient,
  workspace: WorkspaceId,
): Promise<Result<null, BridgeRefusal>> {
  const readable: Change[] = (await database.changes.toArray()).flatMap((row) => change.safeParse(row).data ?? []);
  for (let at = 0; at < readable.length; at += PAGE) {
    const sent = await bridge.call('journal.append', { workspace, changes: readable.slice(at, at + PAGE) });
    if (!sent.ok) return refused(sent.refusal);
  }
  await database.delete();
  return accepted(null);
}
