import { create } from 'zustand';
import type { WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import type { RemovedForGood } from '../../removal/remove-for-good.ts';
import type { HeldElsewhere } from './held-elsewhere.tsx';

/** What was removed just now, shown in the place where it was asked for: the workspace is opened anew in between. */
export interface Removed extends RemovedForGood {
  readonly workspace: WorkspaceId;
  /** The address of the page on which it was asked for. */
  readonly path: string;
  readonly held: HeldElsewhere | null;
}

export const useRemoved = create<{ readonly done: Removed | null }>(() => ({ done: null }));

export function showRemoved(done: Removed | null): void {
  useRemoved.setState({ done });
}
