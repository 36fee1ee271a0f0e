import { z } from 'zod';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { heal } from '../database/heal.ts';
import { loadFolded } from '../database/load.ts';
import { openDatabase } from '../database/open-database.ts';
import { rescue } from '../database/rescue.ts';
import { WorkspaceStore } from './workspace-store.ts';

/**
 * Opens a workspace: journal, database, healing, folded state. A refusal is words for the person; whatever is refused is
 * left as it is.
 */
export function openWorkspace(bridge: BridgeClient, id: WorkspaceId): Promise<Result<WorkspaceStore, string>> {
  return open(bridge, id, true);
}

async function open(bridge: BridgeClient, id: WorkspaceId, mayRescue: boolean): Promise<Result<WorkspaceStore, string>> {
  const [journal, opened] = await Promise.all([bridge.call('workspaces.open', { workspace: id }), openDatabase(id)]);
  if (!journal.ok) {
    if (opened.ok) opened.value.close();
    return refused(journal.refusal.words);
  }
  if (!opened.ok) return opened;
  const database = opened.value;
  const refuse = (words: string): Result<never, string> => {
    database.close();
    return refused(words);
  };
  try {
    const healing = await heal(database, bridge, id, journal.value.digests);
    if (!healing.ok) return refuse(healing.refusal.words);
    const { healed } = healing.value;
    const { folded, seen } = await loadFolded(database);
    const { device, tornBytes } = journal.value;
    const damage = [...journal.value.damage, ...healing.value.damage];
    return accepted(new WorkspaceStore({ id, device, database, bridge, folded, seen, healed, tornBytes, damage }));
  } catch (error) {
    if (!mayRescue || !(error instanceof z.ZodError)) return refuse(notRead(error));
    const rescued = await rescue(database, bridge, id);
    return rescued.ok ? open(bridge, id, false) : refuse(rescued.refusal.words);
  }
}

function notRead(error: unknown): string {
  const name = error instanceof Error ? error.name : 'unknown';
  return `The browser's database for this organisation cannot be read (${name}). Your answers are safe in the journal. Close the app, make sure the disk is not full, and start it again.`;
}
