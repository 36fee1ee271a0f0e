import { create } from 'zustand';
import type { WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import type { AssessmentAddress } from '../../assessment/paths.ts';

/** What an import did, shown in its place. */
export interface Imported {
  /** In which workspace: opening a file as its own organisation draws this page anew. */
  readonly workspace: WorkspaceId;
  readonly title: string;
  readonly said: readonly string[];
  readonly address: AssessmentAddress | null;
  /** True where it was this person's own act, which can be undone as a whole. */
  readonly canUndo: boolean;
}

export const useImported = create<{ readonly done: Imported | null }>(() => ({ done: null }));

export function showImported(done: Imported | null): void {
  useImported.setState({ done });
}
