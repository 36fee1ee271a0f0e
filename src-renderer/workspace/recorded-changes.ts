import { type Change, change } from '../../src-shared/assessment/change.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { WorkspaceStore } from './workspace-store.ts';

/**
 * Every change of some documents: those on the disk, checked like any other input, and those on screen that could not be
 * saved yet.
 */
export async function recordedChanges(workspace: WorkspaceStore, belongs: (document: DocumentId) => boolean): Promise<Change[]> {
  await Promise.all([workspace.settled(), workspace.history.whole]);
  const found = new Map<Change['id'], Change>();
  for (const [document, fields] of workspace.folded) {
    if (!belongs(document)) continue;
    // Not by a cursor: Dexie swallows what its callback throws, and a change would be missing without a word.
    const rows = await workspace.database.changes
      .where('[document+field]')
      .between([document, ''], [document, '\uffff'])
      .toArray();
    for (const row of rows) {
      const one = change.parse(row);
      found.set(one.id, one);
    }
    for (const holding of fields.values()) found.set(holding.id, holding);
  }
  return [...found.values()];
}

/** Why the changes could not be read back, for the person. */
export function notReadBack(error: unknown): string {
  const name = error instanceof Error ? error.name : 'unknown';
  return `The answers could not be read back from this computer’s database (${name}). They are safe in the journal. Close the app, start it again, and try once more.`;
}

/** The ids of every change that is recorded here. */
export async function recordedIds(workspace: WorkspaceStore): Promise<ReadonlySet<Change['id']>> {
  await Promise.all([workspace.settled(), workspace.history.whole]);
  const ids = new Set((await workspace.database.changes.toCollection().primaryKeys()) as Change['id'][]);
  for (const fields of workspace.folded.values()) for (const { id } of fields.values()) ids.add(id);
  return ids;
}
