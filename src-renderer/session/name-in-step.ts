import { useEffect } from 'react';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import type { Folded } from '../../src-shared/assessment/fold.ts';
import type { WorkspaceSummary } from '../../src-shared/contract/bridge.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';

const LONGEST_NAME = 500;

/** The organisation's name as the switcher keeps it, or null while nobody has named it. */
export function nameForSwitcher(folded: Folded): string | null {
  const held = folded.get(ORGANISATION)?.get('name')?.value;
  return typeof held === 'string' ? held.slice(0, LONGEST_NAME).toWellFormed() : null;
}

/**
 * Keeps the name in the switcher in step with the organisation's, whoever changes it: a person, an undo, an import.
 *
 * @param rename records the new name for the workspace with this id
 */
export function useNameInStep(
  workspace: WorkspaceStore | null,
  workspaces: readonly WorkspaceSummary[],
  rename: (id: WorkspaceSummary['id'], name: string) => void,
): void {
  useEffect(() => {
    const listed = workspaces.find(({ id }) => id === workspace?.id);
    if (!workspace || !listed) return;
    const follow = (): void => {
      const name = nameForSwitcher(workspace.folded);
      if (name !== null && name !== listed.name) rename(workspace.id, name);
    };
    follow();
    return workspace.subscribe(follow);
  }, [workspace, workspaces, rename]);
}
