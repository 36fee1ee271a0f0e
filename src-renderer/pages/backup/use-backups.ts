import { useCallback, useEffect, useState } from 'react';
import type { BackupState } from '../../../src-shared/contract/backup.ts';
import { useSession, useWorkspace } from '../../session/session.ts';

/** A drive comes and goes, and backups are made without anybody asking for one. */
const LOOK_EVERY = 10_000;

export interface Backups {
  /** Null until main has said it. */
  readonly state: BackupState | null;
  /** Why main would not say, in words. */
  readonly refusal: string | null;
  readonly keep: (state: BackupState) => void;
  readonly look: () => Promise<void>;
}

/** The backups of the open workspace, looked at again now and then. */
export function useBackups(): Backups {
  const { bridge } = useSession();
  const { id } = useWorkspace();
  const [state, setState] = useState<BackupState | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const look = useCallback(async (): Promise<void> => {
    const reply = await bridge.call('backup.state', { workspace: id });
    setRefusal(reply.ok ? null : reply.refusal.words);
    if (reply.ok) setState(reply.value);
  }, [bridge, id]);
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [look]);
  return { state, refusal, keep: setState, look };
}
