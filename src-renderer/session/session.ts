import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Folded } from '../../src-shared/assessment/fold.ts';
import type { PersonId, WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { ToolkitCalendar } from '../../src-shared/catalogue/calendar.ts';
import type { RequirementSet, RequirementSetId } from '../../src-shared/catalogue/requirement-set.ts';
import type { BridgeOutput, SetSummary, WorkspaceSummary } from '../../src-shared/contract/bridge.ts';
import type { Settings } from '../../src-shared/contract/settings.ts';
import type { Result } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';

/** What every page can reach: the bridge, the settings of this computer, the open workspace. */
export interface Session {
  readonly bridge: BridgeClient;
  readonly app: Pick<BridgeOutput<'app.start'>, 'version' | 'shell' | 'dataFolder'>;
  readonly settings: Settings;
  /** Changes settings from what they are now, so that two changes close together both count. */
  readonly changeSettings: (change: (now: Settings) => Settings) => void;
  /** From now on this person's name stands at what is done in the workspace, here on this computer. */
  readonly workHereAs: (workspace: WorkspaceStore, person: PersonId) => void;
  readonly sets: readonly SetSummary[];
  readonly calendar: ToolkitCalendar;
  /** A corrected set was loaded. */
  readonly addSet: (set: SetSummary) => void;
  readonly requirementSet: (id: RequirementSetId) => Promise<Result<RequirementSet, string>>;
  /** The same, where it is here already; else null. Not for a page that also waits for it: see `useRequirementSet`. */
  readonly fetchedSet: (id: RequirementSetId) => Result<RequirementSet, string> | null;
  readonly workspaces: readonly WorkspaceSummary[];
  readonly workspace: WorkspaceStore | null;
  /** Closes the open workspace and opens another one; a refusal is words for the person. */
  readonly switchTo: (id: WorkspaceId) => Promise<Result<WorkspaceStore, string>>;
  readonly createWorkspace: (name: string) => Promise<Result<WorkspaceStore, string>>;
  readonly removeWorkspace: (id: WorkspaceId) => Promise<Result<null, string>>;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('this page is drawn outside the session');
  return session;
}

/** The open workspace; pages that need one are only drawn when there is one. */
export function useWorkspace(): WorkspaceStore {
  const { workspace } = useSession();
  if (!workspace) throw new Error('this page needs an open workspace');
  return workspace;
}

/** The folded state of the open workspace; the page is drawn again when it changes. */
export function useFolded(): Folded {
  const workspace = useWorkspace();
  return useSyncExternalStore(workspace.subscribe, () => workspace.folded);
}
