import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { heal } from '../database/heal.ts';
import { loadFolded } from '../database/load.ts';
import { openDatabase } from '../database/open-database.ts';
import { WorkspaceStore } from './workspace-store.ts';

/**
 * Opens a workspace: journal, database, healing, folded state. A refusal is words for the person; whatever is refused is
 * left as it is.
 */
export async function openWorkspace(bridge: BridgeClient, id: WorkspaceId): Promise<Result<WorkspaceStore, string>> {
  const [journal, database] = await Promise.all([bridge.call('workspaces.open', { workspace: id }), openDatabase(id)]);
  if (!journal.ok) {
    if (database.ok) database.value.close();
    return refused(journal.refusal.words);
  }
  if (!database.ok) return database;
  const healed = await heal(database.value, bridge, id, journal.value.digests);
  if (!healed.ok) {
    database.value.close();
    return refused(healed.refusal.words);
  }
  const { folded, seen } = await loadFolded(database.value);
  return accepted(
    new WorkspaceStore({
      id,
      device: journal.value.device,
      database: database.value,
      bridge,
      folded,
      seen,
      healed: healed.value,
      tornBytes: journal.value.tornBytes,
    }),
  );
}
