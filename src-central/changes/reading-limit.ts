import { Refused } from '../http/refused.ts';

const WINDOW = 60_000;
const MOST_REQUESTS = 600;

/**
 * Refuses a sign-in that reads without pause, as a client with a fault does. It counts within one process and in memory: reading
 * changes nothing, and a write for each would cost more than the reading.
 *
 * @returns counts one request; refuses with `sending-too-much`
 */
export function readingLimit(now: () => number): (signIn: string) => void {
  let began = now();
  let counts = new Map<string, number>();
  return (signIn) => {
    if (now() - began >= WINDOW) {
      began = now();
      counts = new Map();
    }
    const count = (counts.get(signIn) ?? 0) + 1;
    counts.set(signIn, count);
    if (count > MOST_REQUESTS)
      throw new Refused('sending-too-much', { retryAfter: Math.max(1, Math.ceil((began + WINDOW - now()) / 1_000)) });
  };
}
