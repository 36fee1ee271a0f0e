import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { openKey } from '../keys/open-key.ts';

/**
 * Whether main can tell which stored file is which, to remove one; asks the person for what opens the key. Where there is no key
 * nothing is stored here, so there is nothing to find either.
 */
export async function canFindFiles(bridge: BridgeClient, workspace: WorkspaceId): Promise<boolean> {
  const state = await bridge.call('keys.state', { workspace });
  return state.ok && (state.value.kind === 'none yet' || openKey(bridge, workspace));
}
