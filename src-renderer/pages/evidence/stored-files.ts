import { useEffect, useMemo, useState } from 'react';
import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { useKeyState } from '../../keys/key-state.ts';
import { useSession, useWorkspace } from '../../session/session.ts';

/** What of the evidence cannot be opened here. */
export interface StoredFiles {
  readonly missing: ReadonlySet<EvidenceHash>;
  readonly damaged: ReadonlySet<EvidenceHash>;
  /** When all of it had been read through last. */
  readonly verifiedAt: string | null;
}

const UNKNOWN: StoredFiles = { missing: new Set(), damaged: new Set(), verifiedAt: null };

/**
 * Asks main which bytes are there, and again whenever files or revisions come in or the key is opened. Nothing is marked until
 * main has answered, and while the key is closed: nobody can tell then. Where no key was ever made nothing is there.
 *
 * @param times another number asks again
 */
export function useStoredFiles(files: readonly EvidenceFile[], times = 0): StoredFiles {
  const { bridge } = useSession();
  const workspace = useWorkspace();
  const keyKind = useKeyState()?.kind ?? null;
  const [stored, setStored] = useState(UNKNOWN);
  const key = useMemo(
    () => [...new Set(files.flatMap(({ current, earlier }) => [current, ...earlier].map(({ hash }) => hash)))].join(' '),
    [files],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number asks again
  useEffect(() => {
    if (key === '') return setStored(UNKNOWN);
    const hashes = key.split(' ') as EvidenceHash[];
    if (keyKind === 'none yet') return setStored({ ...UNKNOWN, missing: new Set(hashes) });
    if (keyKind !== 'open') return setStored(UNKNOWN);
    let isWanted = true;
    void bridge.call('evidence.state', { workspace: workspace.id, hashes }).then((reply) => {
      if (!isWanted || !reply.ok) return;
      const { missing, damaged, verifiedAt } = reply.value;
      setStored({ missing: new Set(missing), damaged: new Set(damaged), verifiedAt });
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, workspace, key, keyKind, times]);
  return stored;
}
