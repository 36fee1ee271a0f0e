import type { WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { useSession } from '../../session/session.ts';

/**
 * Opens what has just arrived as a start of the app does: the window is loaded again, so that lists, requirement sets and the
 * database of an organisation that was here already are as they are now.
 *
 * @returns why not, in words
 */
export function useOpenArrived(): (workspace: WorkspaceId) => Promise<string | null> {
  const { bridge, settings, workspace } = useSession();
  return async (arrived) => {
    await workspace?.settled();
    if (workspace?.status.kind === 'not saved') return workspace.status.words;
    const saved = await bridge.call('settings.save', { ...settings, lastWorkspace: arrived });
    if (!saved.ok) return saved.refusal.words;
    window.location.assign('/');
    return null;
  };
}
