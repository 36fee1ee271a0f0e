import { evidenceDocument } from '../../src-shared/assessment/document.ts';
import { readEvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import { EMPTY_DOCUMENT } from '../../src-shared/assessment/fold.ts';
import type { OpenedCopy } from '../../src-shared/contract/evidence.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';

/**
 * Tells main that what was changed in a copy is on record, so that the copy may go. Not before it is on the disk: until then the
 * copy is all that there is of it.
 *
 * @returns false when it could not be saved; the copy stays a changed one, and is asked about again
 */
export async function noteRecorded(workspace: WorkspaceStore, { copy, file }: OpenedCopy): Promise<boolean> {
  await workspace.settled();
  if (workspace.status.kind === 'not saved') return false;
  const now = readEvidenceFile(file, workspace.folded.get(evidenceDocument(file)) ?? EMPTY_DOCUMENT)?.current;
  if (!now) return false;
  const noted = await workspace.bridge.call('evidence.copy-recorded', { copy, revision: now.id, hash: now.hash });
  return noted.ok;
}
