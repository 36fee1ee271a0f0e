import { useEffect, useMemo, useState } from 'react';
import { change } from '../../../src-shared/assessment/change.ts';
import type { Folded, FoldedDocument } from '../../../src-shared/assessment/fold.ts';
import { type Removal, removedChanges } from '../../../src-shared/assessment/removal.ts';
import { openSeal, readSeals, type Seal } from '../../../src-shared/assessment/sealing.ts';
import { useWorkspace } from '../../session/session.ts';
import type { WorkspaceStore } from '../../workspace/workspace-store.ts';

export interface OpenedCopy {
  readonly folded: Folded;
  /** True when the copy says exactly what was sealed. */
  readonly genuine: boolean;
  /** What was removed for good of what it said, the newest first. */
  readonly removed: readonly Removal[];
  /** How many changes that it names are not here, and were not removed for good. */
  readonly missing: number;
}

/** One sealed copy, and what it says. */
export interface SealedCopy {
  readonly seal: Seal;
  /** 1 for the first copy that was sealed. */
  readonly revision: number;
  /** Null while it is being read. */
  readonly opened: OpenedCopy | null;
}

/** Every sealed copy of an assessment, the newest first, folded again from the changes that it names. */
export function useSealedCopies(assessment: FoldedDocument): readonly SealedCopy[] {
  const workspace = useWorkspace();
  const seals = useMemo(() => readSeals(assessment), [assessment]);
  const [opened, setOpened] = useState<ReadonlyMap<string, OpenedCopy>>(new Map());
  useEffect(() => {
    let wanted = true;
    void (async () => {
      for (const seal of seals) {
        const copy = await open(workspace, seal);
        if (!wanted) return;
        setOpened((before) => new Map(before).set(seal.id, copy));
      }
    })();
    return () => {
      wanted = false;
    };
  }, [seals, workspace]);
  return useMemo(
    () => seals.map((seal, at) => ({ seal, revision: at + 1, opened: opened.get(seal.id) ?? null })).reverse(),
    [seals, opened],
  );
}

/** Reads the changes that a copy names. One that is gone or damaged is left out, and the hash tells. */
async function open(workspace: WorkspaceStore, seal: Seal): Promise<OpenedCopy> {
  await workspace.settled();
  const rows = await workspace.database.changes.bulkGet([...seal.holding]);
  const found = rows.flatMap((row) => change.safeParse(row).data ?? []);
  const here = new Set(found.map(({ id }) => id));
  const gone = removedChanges(workspace.folded);
  const absent = seal.holding.filter((id) => !here.has(id));
  return {
    ...openSeal(seal, found),
    removed: [...new Set(absent.flatMap((id) => gone.get(id) ?? []))],
    missing: absent.filter((id) => !gone.has(id)).length,
  };
}
