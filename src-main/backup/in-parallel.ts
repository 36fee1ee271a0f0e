/**
 * Runs a task for each of several things, a few at a time. The first that fails ends it, when those under way have ended: none
 * goes on behind the caller's back.
 */
export async function inParallel<T>(things: readonly T[], atATime: number, task: (thing: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < things.length && !failed) {
      const thing = things[next] as T;
      next += 1;
      try {
        await task(thing);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atATime, things.length) }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}
