import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BackupOutcome } from '../../src-shared/contract/backup.ts';

const MINUTE = 60_000;
/** So that opening an organisation is not slowed down by it. */
const AFTER_OPENING = 5 * MINUTE;
const BETWEEN = 120 * MINUTE;
/** A drive that was not connected may be by then. */
const AFTER_FAILING = 15 * MINUTE;
/** Nobody waits longer than this for the app to end. What was copied by then need not be copied again. */
const LONGEST_AT_THE_END = 4_000;

export interface AutomaticParts {
  /** Whether a folder is chosen and something was recorded since the last backup. */
  readonly isDue: (workspace: WorkspaceId) => Promise<boolean>;
  readonly make: (workspace: WorkspaceId, within?: AbortSignal) => Promise<BackupOutcome>;
  /** Reads some of what was copied earlier again. */
  readonly readSomeAgain: (workspace: WorkspaceId) => Promise<void>;
  readonly stop: () => void;
  /** Is told of bugs: nobody waits for what is done here. */
  readonly report: (bug: unknown, where: string) => void;
}

/** Backups that nobody has to think of. */
export interface Automatic {
  /** An organisation was opened: it has its turn after some minutes, and then at most every two hours. */
  readonly opened: (workspace: WorkspaceId) => void;
  readonly forget: (workspace: WorkspaceId) => void;
  /** The app ends: what is due is backed up within some seconds. */
  readonly close: () => Promise<void>;
}

export function automaticBackups({ isDue, make, readSomeAgain, stop, report }: AutomaticParts): Automatic {
  const timers = new Map<WorkspaceId, NodeJS.Timeout>();

  const schedule = (workspace: WorkspaceId, wait: number): void => {
    clearTimeout(timers.get(workspace));
    const timer = setTimeout(() => {
      void turn(workspace).then(
        (next) => timers.get(workspace) === timer && schedule(workspace, next),
        (bug: unknown) => {
          report(bug, 'automatic backup');
          if (timers.get(workspace) === timer) schedule(workspace, BETWEEN);
        },
      );
    }, wait);
    timer.unref();
    timers.set(workspace, timer);
  };

  /** @returns how long to wait for the next turn, in milliseconds */
  const turn = async (workspace: WorkspaceId): Promise<number> => {
    // Looked at again before long: most of it is not looking for changes but waiting for one.
    if (!(await isDue(workspace))) return AFTER_FAILING;
    const outcome = await make(workspace);
    if (outcome.kind === 'failed') return AFTER_FAILING;
    await readSomeAgain(workspace);
    return BETWEEN;
  };

  return {
    opened: (workspace) => {
      if (!timers.has(workspace)) schedule(workspace, AFTER_OPENING);
    },
    forget: (workspace) => {
      clearTimeout(timers.get(workspace));
      timers.delete(workspace);
    },
    close: async () => {
      const end = new AbortController();
      const longest = setTimeout(() => end.abort(), LONGEST_AT_THE_END);
      const opened = [...timers.keys()];
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      const last = async (): Promise<void> => {
        for (const workspace of opened)
          try {
            if (!end.signal.aborted && (await isDue(workspace))) await make(workspace, end.signal);
          } catch (bug) {
            // One that goes wrong must not cost the others theirs.
            report(bug, 'backup at the end');
          }
      };
      // A drive that does not answer does not hold the app up either.
      await Promise.race([last(), new Promise<void>((resolve) => end.signal.addEventListener('abort', () => resolve()))]);
      clearTimeout(longest);
      stop();
    },
  };
}
