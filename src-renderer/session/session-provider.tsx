import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { personId, type WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeOutput } from '../../src-shared/contract/bridge.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { learnLock } from '../lock/lock-state.ts';
import { useLook } from '../look/look.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { useNameInStep } from './name-in-step.ts';
import type { RequirementSets } from './requirement-sets.ts';
import { type Session, SessionContext } from './session.ts';

interface Props {
  readonly bridge: BridgeClient;
  readonly start: BridgeOutput<'app.start'>;
  /** The workspace that was open last, opened before the first page is drawn. */
  readonly workspace: WorkspaceStore | null;
  readonly requirementSets: RequirementSets;
  readonly children: ReactNode;
}

/** Holds the session for all pages. */
export function SessionProvider({ bridge, start, workspace: first, requirementSets, children }: Props) {
  const [settings, setSettings] = useState(start.settings);
  const [sets, setSets] = useState(start.sets);
  const [workspaces, setWorkspaces] = useState(start.workspaces);
  const [workspace, setWorkspace] = useState(first);
  const latest = useRef(settings);
  const open = useRef(workspace);
  open.current = workspace;
  useLook(settings);

  useEffect(() => {
    const handOver = (): void => open.current?.handOver();
    window.addEventListener('pagehide', handOver);
    document.addEventListener('visibilitychange', handOver);
    bridge.onEvent(({ kind }) => {
      if (kind === 'closing' || kind === 'sleeping') handOver();
    });
    return () => {
      window.removeEventListener('pagehide', handOver);
      document.removeEventListener('visibilitychange', handOver);
    };
  }, [bridge]);

  const rename = useCallback(
    (id: WorkspaceId, name: string): void => {
      setWorkspaces((known) => known.map((one) => (one.id === id ? { ...one, name } : one)));
      void bridge.call('workspaces.rename', { workspace: id, name });
    },
    [bridge],
  );
  useNameInStep(workspace, workspaces, rename);

  const session = useMemo((): Session => {
    const changeSettings: Session['changeSettings'] = (change) => {
      latest.current = change(latest.current);
      setSettings(latest.current);
      void bridge.call('settings.save', latest.current);
    };
    /** What is not saved yet would go with the workspace that is closed. */
    const notSaved = async (): Promise<string | null> => {
      await workspace?.settled();
      const status = workspace?.status;
      if (status?.kind === 'copying')
        return `“${status.name}” is still on its way, so this organisation stays open until it is attached or cancelled.`;
      return status?.kind === 'not saved'
        ? `Something is not saved yet, so this organisation stays open until it is. ${status.words}`
        : null;
    };
    const openIt = async (id: WorkspaceId): Promise<Result<WorkspaceStore, string>> => {
      const waiting = await notSaved();
      if (waiting !== null) return refused(waiting);
      const opened = await openWorkspace(bridge, id);
      if (!opened.ok) return opened;
      await workspace?.close();
      const person = personId.safeParse(latest.current.people[id]);
      if (person.success) opened.value.setPerson(person.data);
      await Promise.all([learnLock(bridge, opened.value.person), requirementSets.fetchAll(opened.value.folded.keys())]);
      setWorkspace(opened.value);
      changeSettings((now) => ({ ...now, lastWorkspace: id }));
      return opened;
    };
    return {
      bridge,
      app: start,
      settings,
      changeSettings,
      workHereAs: (store, person) => {
        // What is being typed still belongs to the one who typed it.
        store.openEdits.commitAll();
        store.setPerson(person);
        changeSettings((now) => ({ ...now, people: { ...now.people, [store.id]: person } }));
      },
      sets,
      calendar: start.calendar,
      addSet: (set) => {
        // It may have been asked for and missed before.
        requirementSets.forget(set.id);
        setSets((known) => [...known.filter(({ id }) => id !== set.id), set]);
      },
      requirementSet: (id) => requirementSets.fetch(id),
      fetchedSet: (id) => requirementSets.found(id),
      workspaces,
      workspace,
      switchTo: openIt,
      createWorkspace: async (name) => {
        const waiting = await notSaved();
        if (waiting !== null) return refused(waiting);
        const created = await bridge.call('workspaces.create', { name });
        if (!created.ok) return refused(created.refusal.words);
        setWorkspaces((known) => [...known, created.value]);
        return openIt(created.value.id);
      },
      removeWorkspace: async (id) => {
        const open = workspace?.id === id ? workspace : null;
        await open?.settled();
        const removed = await bridge.call('workspaces.remove', { workspace: id });
        if (!removed.ok) return refused(removed.refusal.words);
        await open?.close();
        if (open) setWorkspace(null);
        await indexedDBDelete(id);
        setWorkspaces((known) => known.filter((one) => one.id !== id));
        return accepted(null);
      },
    };
  }, [bridge, start, settings, sets, workspaces, workspace, requirementSets]);

  return <SessionContext value={session}>{children}</SessionContext>;
}

function indexedDBDelete(id: WorkspaceId): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(`igt-workspace-${id}`);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
