import type { BackupProgress } from '../../src-shared/contract/backup.ts';
import { inOrder } from '../data-folder/in-order.ts';
import type { CopyParts } from './store-objects.ts';

/** What long work is given: it says how far it is, and is told when it must end. */
export interface WorkParts extends CopyParts {
  readonly onTotal: (bytes: number) => void;
}

/** Backups, restores and moves: one at a time, because they share a disk, and each can be asked how far it is. */
export interface LongWork {
  readonly progress: BackupProgress | null;
  /** @param within ends the work when it is aborted */
  readonly run: <T>(doing: BackupProgress['doing'], task: (parts: WorkParts) => Promise<T>, within?: AbortSignal) => Promise<T>;
  /** Ends what is under way, and everything that waits. */
  readonly stop: () => void;
}

export function longWork(): LongWork {
  const oneByOne = inOrder();
  const stopping = new AbortController();
  let current: { doing: BackupProgress['doing']; done: number; total: number } | null = null;
  return {
    get progress() {
      return current && { ...current };
    },
    run: (doing, task, within) =>
      oneByOne(async () => {
        const signal = within ? AbortSignal.any([stopping.signal, within]) : stopping.signal;
        signal.throwIfAborted();
        const mine = { doing, done: 0, total: 0 };
        current = mine;
        try {
          return await task({
            signal,
            onBytes: (bytes) => {
              mine.done += bytes;
              mine.total = Math.max(mine.total, mine.done);
            },
            onTotal: (bytes) => {
              mine.total = Math.max(bytes, mine.done);
            },
          });
        } finally {
          current = null;
        }
      }),
    stop: () => stopping.abort(),
  };
}
