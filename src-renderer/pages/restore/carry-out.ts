import type { RestoreSource } from '../../../src-shared/contract/backup.ts';
import type { RestorePreview } from '../../../src-shared/exchange/restore-preview.ts';
import { accepted, type Result, refused } from '../../../src-shared/result.ts';
import { count } from '../../parts/words.ts';
import type { WorkspaceStore } from '../../workspace/workspace-store.ts';

/** `missing`: only what is not here. `back`: in addition everything says again what it said then. */
export type HowFar = 'missing' | 'back';

/** What was done, sentence by sentence. */
export type Restored = readonly string[];

/**
 * Restores, after keeping everything as it is now. What fails on the way leaves nothing half done that the next try would not
 * finish.
 *
 * @param openKey sees to it that the evidence can be opened; false when the person would rather not
 */
export async function carryOut(
  workspace: WorkspaceStore,
  source: RestoreSource,
  { missing, back }: RestorePreview,
  howFar: HowFar,
  evidenceFiles: number,
  openKey: () => Promise<boolean>,
): Promise<Result<Restored, string>> {
  const { bridge } = workspace;
  const kept = await bridge.call('backup.recovery-point', { workspace: workspace.id });
  if (!kept.ok) return refused(`Nothing was changed, because we could not keep things as they are first. ${kept.refusal.words}`);
  const taken = workspace.takeIn(missing);
  if (!taken.ok) return taken;
  const drafts = howFar === 'back' ? back.drafts : [];
  if (drafts.length > 0) workspace.commit(drafts, { name: 'go back to a backup', path: '/backup' });
  await workspace.settled();
  const said = [
    missing.length === 0 ? '' : `${count(missing.length, 'edit')} brought back.`,
    drafts.length === 0 ? '' : `${count(drafts.length, 'thing')} set back to what it said then. Ctrl+Z takes that back.`,
  ];
  if (evidenceFiles > 0) said.push(await bringEvidenceBack(workspace, source, openKey));
  if (workspace.status.kind === 'not saved') said.push(`Not saved yet. ${workspace.status.words}`);
  return accepted(said.filter((sentence) => sentence !== ''));
}

async function bringEvidenceBack(
  workspace: WorkspaceStore,
  source: RestoreSource,
  openKey: () => Promise<boolean>,
): Promise<string> {
  if (!(await openKey()))
    return 'Evidence files were not brought back, because their key is not open. Restore again when you have it: what is here already is passed over.';
  const brought = await workspace.bridge.call('backup.restore-evidence', { ...source, hashes: null });
  if (!brought.ok) return `Evidence files could not be brought back. ${brought.refusal.words}`;
  const { restored, damagedInBackup, notInBackup } = brought.value;
  return [
    `${count(restored.length, 'evidence file')} brought back.`,
    damagedInBackup.length === 0
      ? ''
      : `${count(damagedInBackup.length, 'evidence file')} damaged in this backup: try an earlier one.`,
    notInBackup.length === 0 ? '' : `${count(notInBackup.length, 'evidence file')} neither here nor in this backup.`,
  ]
    .filter(Boolean)
    .join(' ');
}
