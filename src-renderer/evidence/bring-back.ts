import type { EvidenceHash, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { dateInWords, timeInWords } from '../parts/words.ts';

/**
 * Looks for the bytes of an evidence file in the backups, the newest first, and brings them back. Needs the open key.
 *
 * @returns in words where they were found, or why they could not be brought back
 */
export async function bringBack(
  bridge: Pick<BridgeClient, 'call'>,
  workspace: WorkspaceId,
  hash: EvidenceHash,
): Promise<Result<string, string>> {
  const state = await bridge.call('backup.state', { workspace });
  if (!state.ok) return refused(state.refusal.words);
  const { folder, backups } = state.value;
  if (folder === null)
    return refused('No folder for backups is chosen here. Choose the one they are in on the page “Backup and moving”.');
  if (folder.standing.kind === 'missing') return refused(folder.standing.words);
  for (const { id, at, standing, contents } of backups) {
    if (standing.kind === 'newer' || contents.evidenceFiles === 0) continue;
    const brought = await bridge.call('backup.restore-evidence', { workspace, from: { kind: 'backup', id }, hashes: [hash] });
    if (!brought.ok) return refused(brought.refusal.words);
    const { restored, notNeeded } = brought.value;
    if (restored.length > 0) return accepted(`It is back, from the backup of ${dateInWords(at)} at ${timeInWords(at)}.`);
    if (notNeeded.length > 0) return accepted('It is here, and whole.');
  }
  return refused('No backup in the folder holds it whole.');
}
