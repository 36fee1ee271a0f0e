import { type Change, change } from '../../src-shared/assessment/change.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import { type EvidenceHash, removalId } from '../../src-shared/assessment/identifiers.ts';
import { newId } from '../../src-shared/assessment/new-id.ts';
import { type Removal, readRemovals } from '../../src-shared/assessment/removal.ts';
import { changesToDestroy, documentOf, type RemovalTarget, removeForGood } from '../../src-shared/assessment/removal-acts.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { Session } from '../session/session.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';

/** What is to be removed for good, and why. */
export interface RemovalOrder {
  readonly target: RemovalTarget;
  readonly why: string;
  /** The hashes of the revisions that go; none for a text. */
  readonly hashes: readonly EvidenceHash[];
}

export interface RemovedForGood {
  readonly removal: Removal;
  /** Copies of damaged files that had to go with it, by their names. */
  readonly copies: readonly string[];
}

/** Every change that a removal would destroy now. */
export async function changesOfTarget(workspace: WorkspaceStore, target: RemovalTarget): Promise<Change[]> {
  return changesToDestroy(target, await changesOfDocument(workspace, documentOf(target)));
}

/**
 * Records a removal, has main carry it out, and opens the workspace anew: nothing in memory may still hold what is gone, nor
 * what could be undone to it.
 *
 * @returns a refusal in words says what is safe and how it goes on
 */
export async function orderRemoval(
  { switchTo }: Pick<Session, 'switchTo'>,
  workspace: WorkspaceStore,
  { target, why, hashes }: RemovalOrder,
): Promise<Result<RemovedForGood, string>> {
  await workspace.settled();
  if (workspace.space.stopped !== null) return refused(workspace.space.stopped);
  // A removal names every change that goes, so all of them have to be here.
  await workspace.history.whole;
  if (workspace.status.kind === 'copying')
    return refused(
      'A file is being copied just now. Wait until the line at the foot of the window says “Saved”, then try again.',
    );
  const changes = await changesOfTarget(workspace, target);
  if (changes.length === 0) return refused('There is nothing left to remove: somebody has removed it already.');
  const id = removalId.parse(newId());
  workspace.commit(removeForGood({ id, target, why, changes, hashes, marker: randomMarker() }), {
    name: 'Remove for good',
    path: '/evidence/removals',
  });
  await workspace.settled();
  const { status } = workspace;
  if (status.kind === 'not saved')
    return refused(`Nothing is removed yet, because the disk does not take what you asked for. ${status.words}`);
  const opened = await switchTo(workspace.id);
  if (!opened.ok) return opened;
  const { folded, removals } = opened.value;
  const [unfinished] = removals.unfinished;
  if (unfinished !== undefined)
    return refused(
      `It is not removed yet. ${unfinished} What you asked for is on record: it is tried again when the app starts.`,
    );
  const removal = readRemovals(folded).find((one) => one.id === id);
  return removal
    ? accepted({ removal, copies: removals.copies })
    : refused('What was removed is not on record. Start the app again, and look at the list of what was removed for good.');
}

async function changesOfDocument(workspace: WorkspaceStore, document: DocumentId): Promise<Change[]> {
  await workspace.settled();
  const rows = await workspace.database.changes.where('[document+field]').between([document, ''], [document, '\uffff']).toArray();
  return rows.map((row) => change.parse(row));
}

function randomMarker(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
