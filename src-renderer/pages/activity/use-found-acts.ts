import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useWorkspace } from '../../session/session.ts';
import { notReadBack } from '../../workspace/recorded-changes.ts';
import type { Fits } from './activity-filter.ts';
import { type FoundActs, findActs, findSince, NOTHING_FOUND } from './find-acts.ts';

/**
 * The acts that fit, kept up to date: what is done meanwhile is put in front, and only what came from elsewhere has
 * everything looked through again. While that goes on, what was found before stays on the screen.
 */
export function useFoundActs(fits: Fits): { readonly found: FoundActs; readonly problem: string | null } {
  const workspace = useWorkspace();
  const { database } = workspace;
  // While it comes back in parts, everything would be looked through again with each of them.
  const isWhole = useSyncExternalStore(workspace.subscribe, () => workspace.history.progress === null);
  const total = useLiveQuery(() => database.changes.count(), [database]);
  const [found, setFound] = useState(NOTHING_FOUND);
  const [problem, setProblem] = useState<string | null>(null);
  const before = useRef<{ readonly fits: Fits; readonly found: FoundActs } | null>(null);
  useEffect(() => {
    if (total === undefined || !isWhole) return;
    let wanted = true;
    const look = async (): Promise<void> => {
      const known = before.current?.fits === fits ? before.current.found : null;
      const since = known ? await findSince(database, fits, known, total) : null;
      if (!wanted) return;
      if (since) {
        before.current = { fits, found: since };
        return setFound(since);
      }
      for await (const part of findActs(database, fits)) {
        if (!wanted) return;
        if (part.complete) before.current = { fits, found: part };
        if (part.complete || !known) setFound(part);
      }
    };
    setProblem(null);
    look().catch((error: unknown) => {
      if (wanted) setProblem(notReadBack(error));
    });
    return () => {
      wanted = false;
    };
  }, [database, fits, total, isWhole]);
  return { found, problem };
}
