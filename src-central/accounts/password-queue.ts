import { hash, verify } from '@node-rs/argon2';
import { accepted, type Result, refused } from '../../src-shared/result.ts';

/** How much one hash costs. The default is what OWASP names for Argon2id: 19 MiB, two passes. */
interface Cost {
  readonly memoryKibibytes: number;
  readonly passes: number;
}

interface QueueSettings {
  /** How many are computed at once: each takes its memory and a core. */
  readonly atOnce: number;
  /** How many may wait; more are refused, so that a flood costs no memory. */
  readonly waiting: number;
  readonly cost: Cost;
}

const DEFAULT: QueueSettings = { atOnce: 2, waiting: 64, cost: { memoryKibibytes: 19_456, passes: 2 } };

export interface PasswordQueue {
  hash(password: string): Promise<Result<string, 'busy'>>;
  /** With null (nobody has that name) it does the same work and answers false. */
  verify(stored: string | null, password: string): Promise<Result<boolean, 'busy'>>;
}

/** Argon2id behind a small queue: what is beyond it is told to come back, instead of slowing everybody down. */
export function makePasswordQueue(settings: QueueSettings = DEFAULT): PasswordQueue {
  // Of type 2 (Argon2id), which the library's const enum cannot be asked for under isolated modules.
  const options = { algorithm: 2, memoryCost: settings.cost.memoryKibibytes, timeCost: settings.cost.passes, parallelism: 1 };
  const waiting: (() => void)[] = [];
  let running = 0;
  let nobody: Promise<string> | undefined;

  async function inTurn<T>(work: () => Promise<T>): Promise<Result<T, 'busy'>> {
    if (running >= settings.atOnce) {
      if (waiting.length >= settings.waiting) return refused('busy');
      // Whoever ends passes its place on, so `running` stays as it is meanwhile.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return accepted(await work());
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) => inTurn(() => hash(password, options)),
    verify: (stored, password) =>
      inTurn(async () => {
        nobody ??= hash('nobody has this password', options);
        const right = await verify(stored ?? (await nobody), password);
        return stored !== null && right;
      }),
  };
}
