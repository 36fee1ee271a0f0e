import { setTimeout as wait } from 'node:timers/promises';

/** Knows whether the window still waits for answers, so that closing does not cut off what is being saved. */
export interface CallsUnderWay {
  track: <T>(call: Promise<T>) => Promise<T>;
  /** Settles when no call has been under way for `quiet` milliseconds, or after `atMost` milliseconds. */
  settle: (quiet: number, atMost: number) => Promise<void>;
}

const STEP = 25;

export function callsUnderWay(now: () => number = performance.now.bind(performance)): CallsUnderWay {
  let underWay = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    track: async (call) => {
      underWay += 1;
      try {
        return await call;
      } finally {
        underWay -= 1;
        lastAt = now();
      }
    },
    settle: async (quiet, atMost) => {
      const from = now();
      const isQuiet = (): boolean => underWay === 0 && now() - Math.max(from, lastAt) >= quiet;
      while (!isQuiet() && now() - from < atMost) await wait(STEP);
    },
  };
}
