import { create } from 'zustand';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { useSession, useWorkspace } from '../session/session.ts';
import { keepKeyState, learnKeyState } from './key-state.ts';

/** What the dialog about the key is asked for; null while it is closed. */
export const useKeyDialog = create<{
  readonly asked: {
    /** One more for each time that it is asked. */
    readonly number: number;
    /** `open`: until the key can be used. `protect`: until it is protected in the way that the person chooses. */
    readonly purpose: 'open' | 'protect';
    /** The dialog has ended; whether what it was asked for is done. */
    readonly end: (done: boolean) => void;
  } | null;
}>(() => ({ asked: null }));

let underWay: Promise<boolean> | null = null;
let times = 0;
/** Workspaces whose open key somebody was asked to protect since the app was started. */
const offered = new Set<WorkspaceId>();

/**
 * Sees to it that the key of a workspace's evidence can be used: makes it, or asks the person for what is needed. Several calls
 * at once ask once.
 *
 * @returns false when the person would rather not, or it cannot be opened; why has been said by then
 */
export function openKey(bridge: BridgeClient, workspace: WorkspaceId): Promise<boolean> {
  underWay ??= makeOrAsk(bridge, workspace).finally(() => {
    underWay = null;
  });
  return underWay;
}

/** The same for the open workspace. */
export function useOpenKey(): () => Promise<boolean> {
  const { bridge } = useSession();
  const { id } = useWorkspace();
  return () => openKey(bridge, id);
}

/** Lets the person choose how the key is protected. @returns whether they did */
export function chooseProtection(): Promise<boolean> {
  return ask('protect');
}

async function makeOrAsk(bridge: BridgeClient, workspace: WorkspaceId): Promise<boolean> {
  const state = await learnKeyState(bridge, workspace);
  if (state?.kind === 'open') {
    // As right after a move: the next start would ask for the recovery code. Offered once, for the files cannot wait.
    if (state.protectedBy === null && !offered.has(workspace)) {
      offered.add(workspace);
      await ask('protect');
    }
    return true;
  }
  if (state?.kind === 'none yet' && state.keychain.kind === 'available') {
    const made = await bridge.call('keys.protect', { workspace, by: { kind: 'keychain' } });
    // A keychain that does not take it leaves the other ways.
    if (made.ok) keepKeyState(workspace, made.value);
    if (made.ok) return true;
  }
  return ask('open');
}

function ask(purpose: 'open' | 'protect'): Promise<boolean> {
  return new Promise((resolve) => {
    times += 1;
    const number = times;
    const end = (done: boolean): void => {
      // Another question may have taken its place by now.
      if (useKeyDialog.getState().asked?.number === number) useKeyDialog.setState({ asked: null });
      resolve(done);
    };
    // Whoever asked before gets an answer too.
    useKeyDialog.getState().asked?.end(false);
    useKeyDialog.setState({ asked: { number, purpose, end } });
  });
}
