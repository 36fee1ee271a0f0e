import { create } from 'zustand';
import type { PersonId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';

/** What the window knows of the PIN lock. Main decides; this is what it said last. */
export const useLock = create<{
  readonly locked: boolean;
  /** Everybody with a PIN on this computer, of whatever organisation. */
  readonly withPin: readonly PersonId[];
}>(() => ({ locked: false, withPin: [] }));

/** Asks main who has a PIN, and whether the window is locked for the person who works here. */
export async function learnLock(bridge: BridgeClient, person: PersonId | null): Promise<void> {
  const state = await bridge.call('lock.state', { person });
  if (state.ok) useLock.setState(state.value);
}

/**
 * Locks the window for the person who works here, after recording what is being typed.
 *
 * @returns false when the person has no PIN, so that nothing was locked
 */
export function lockNow(bridge: BridgeClient, workspace: WorkspaceStore): boolean {
  const { person } = workspace;
  if (person === null || !useLock.getState().withPin.includes(person)) return false;
  workspace.openEdits.commitAll();
  void bridge.call('lock.lock', { person });
  useLock.setState({ locked: true });
  return true;
}
