import { z } from 'zod';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeRefusal } from '../../src-shared/contract/bridge.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { deleteChanges } from '../database/delete-changes.ts';
import { compare, type Differences, type Healing, heal } from '../database/heal.ts';
import { beforeOpening } from '../database/healed-database.ts';
import { loadFolded, type State, stateOf } from '../database/load.ts';
import { openDatabase } from '../database/open-database.ts';
import type { RecordsDatabase } from '../database/records-database.ts';
import { rescue } from '../database/rescue.ts';
import { restoreState } from '../database/restore-state.ts';
import { finishRemovals, NO_REMOVALS } from './finish-removals.ts';
import { type WorkspaceParts, WorkspaceStore } from './workspace-store.ts';

/** So many changes are brought back before anybody has noticed that they were gone. */
const FAR_BEHIND = 3_000;

/**
 * Opens a workspace: journal, database, healing, folded state. A refusal is words for the person; whatever is refused is
 * left as it is. Removals for good that are not finished are finished first.
 */
export function openWorkspace(bridge: BridgeClient, id: WorkspaceId): Promise<Result<WorkspaceStore, string>> {
  return open(bridge, id, true, null);
}

type FoundAtOpening = Pick<WorkspaceParts, 'removals' | 'healing' | 'tornBytes'>;

/** @param before what was found before removals were finished; null when that was not tried yet */
async function open(
  bridge: BridgeClient,
  id: WorkspaceId,
  mayRescue: boolean,
  before: FoundAtOpening | null,
): Promise<Result<WorkspaceStore, string>> {
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
    const differences = await compare(database, journal.value.digests);
    // Usable first, history after: a person whose database is gone does not wait for years of edits.
    const missing = differences.inJournal - differences.inDatabase > FAR_BEHIND ? differences : null;
    // What holds may be left of a rebuild that was cut short, and was destroyed since.
    if (missing) await deleteChanges(database, journal.value.destroyed);
    const brought = missing ? await restored(database, bridge, id) : await broughtUpToDate(database, bridge, id, differences);
    if (!brought.ok) return refuse(brought.refusal.words);
    const { folded, seen, healed } = brought.value;
    const healing = { healed, damage: [...journal.value.damage, ...brought.value.damage] };
    const destroyed = new Set(journal.value.destroyed);
    const removals = before === null ? await finishRemovals(bridge, id, folded, destroyed) : null;
    const { device, tornBytes } = journal.value;
    const found = before ?? { removals: removals ?? NO_REMOVALS, healing, tornBytes };
    if (removals !== null) {
      database.close();
      return open(bridge, id, mayRescue, found);
    }
    return accepted(new WorkspaceStore({ id, device, database, bridge, folded, seen, missing, destroyed, ...found }));
  } catch (error) {
    if (!mayRescue || !(error instanceof z.ZodError)) return refuse(notRead(error));
    const rescued = await rescue(database, bridge, id);
    return rescued.ok ? open(bridge, id, false, before) : refuse(rescued.refusal.words);
  }
}

/** The state of a database that was brought up to date, and what was healed on the way. */
type Brought = Healing & State;

async function broughtUpToDate(
  database: RecordsDatabase,
  bridge: BridgeClient,
  id: WorkspaceId,
  { documents }: Differences,
): Promise<Result<Brought, BridgeRefusal>> {
  const healing = await heal(database, bridge, id, documents, beforeOpening(database));
  return healing.ok ? accepted({ ...healing.value, ...(await loadFolded(database)) }) : healing;
}

async function restored(
  database: RecordsDatabase,
  bridge: BridgeClient,
  id: WorkspaceId,
): Promise<Result<Brought, BridgeRefusal>> {
  const state = await restoreState(database, bridge, id);
  if (!state.ok) return state;
  const { holding, damage } = state.value;
  return accepted({ ...stateOf(holding), healed: { fromJournal: 0, fromDatabase: 0 }, damage });
}

function notRead(error: unknown): string {
  const name = error instanceof Error ? error.name : 'unknown';
  return `The browser's database for this organisation cannot be read (${name}). Your answers are safe in the journal. Close the app, make sure the disk is not full, and start it again.`;
}
