import type { Change } from '../../src-shared/assessment/change.ts';
import type { Folded } from '../../src-shared/assessment/fold.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { readRemovals } from '../../src-shared/assessment/removal.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';

/** What came of removals for good that were on record and not done. */
export interface FinishedRemovals {
  /** Why some could not be finished, in words for the person. */
  readonly unfinished: readonly string[];
  /** Copies of damaged files that had to go with what was removed, by their names. */
  readonly copies: readonly string[];
}

export const NO_REMOVALS: FinishedRemovals = { unfinished: [], copies: [] };

/**
 * Has main carry out every removal that is on record and not done: just recorded, cut short by a crash, or made on another
 * computer.
 *
 * @param destroyed what the journal has destroyed already
 * @returns null when there was nothing to do
 */
export async function finishRemovals(
  bridge: BridgeClient,
  workspace: WorkspaceId,
  folded: Folded,
  destroyed: ReadonlySet<Change['id']>,
): Promise<FinishedRemovals | null> {
  const waiting = readRemovals(folded).filter(({ changes }) => changes.some((id) => !destroyed.has(id)));
  if (waiting.length === 0) return null;
  const unfinished = new Set<string>();
  const copies = new Set<string>();
  for (const { id } of waiting) {
    const done = await bridge.call('removal.execute', { workspace, removal: id });
    if (!done.ok) unfinished.add(done.refusal.words);
    else for (const name of done.value.copies) copies.add(name);
  }
  return { unfinished: [...unfinished], copies: [...copies] };
}
