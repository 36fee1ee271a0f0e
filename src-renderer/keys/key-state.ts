import { useEffect } from 'react';
import { create } from 'zustand';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { useSession, useWorkspace } from '../session/session.ts';

/** What the window knows of the key of one workspace's evidence. Main decides; this is what it said last. */
export const useKnownKey = create<{
  readonly workspace: WorkspaceId | null;
  readonly state: KeyState | null;
  /** Why main would not say, in words. */
  readonly refusal: string | null;
}>(() => ({ workspace: null, state: null, refusal: null }));

export function keepKeyState(workspace: WorkspaceId, state: KeyState): void {
  useKnownKey.setState({ workspace, state, refusal: null });
}

/** Asks main. @returns null when it would not say */
export async function learnKeyState(bridge: BridgeClient, workspace: WorkspaceId): Promise<KeyState | null> {
  const reply = await bridge.call('keys.state', { workspace });
  if (reply.ok) keepKeyState(workspace, reply.value);
  else useKnownKey.setState({ workspace, state: null, refusal: reply.refusal.words });
  return reply.ok ? reply.value : null;
}

/**
 * How the key of the open workspace's evidence stands: for readiness warnings, the evidence page and settings. Null until main
 * has said it, and when it would not. Whoever uses it is drawn again when the key changes.
 */
export function useKeyState(): KeyState | null {
  const { bridge } = useSession();
  const { id } = useWorkspace();
  const known = useKnownKey();
  useEffect(() => {
    if (useKnownKey.getState().workspace === id) return;
    useKnownKey.setState({ workspace: id, state: null, refusal: null });
    void learnKeyState(bridge, id);
  }, [bridge, id]);
  return known.workspace === id ? known.state : null;
}
