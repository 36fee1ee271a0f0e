import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';

/** Makes the key of the evidence where there is none; false when it cannot be used yet. */
export async function openKey(bridge: BridgeClient, workspace: WorkspaceId): Promise<boolean> {
  const now = await bridge.call('keys.state', { workspace });
  if (!now.ok) return false;
  if (now.value.kind !== 'none yet') return now.value.kind === 'open';
  const made = await bridge.call('keys.protect', { workspace, by: { kind: 'key file' } });
  return made.ok && made.value.kind === 'open';
}
