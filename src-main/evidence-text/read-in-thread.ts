import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { LARGEST_BESIDE_HEAP, LARGEST_HEAP_MB, LONGEST_LOOK_MS, WATCH_MEMORY_MS } from './limits.ts';
import { fromThread, type ToRead } from './messages.ts';
import { READER_FAILED, TOOK_TOO_LONG, TOOK_TOO_MUCH_MEMORY } from './words.ts';

/** The thread as it lies beside this file: in the sources, and in the bundle of `scripts/build-main.ts`. */
const THREAD = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'thread.ts' : 'evidence-text-thread.mjs');

export interface Looked {
  /** The numbers that were found, each once, as they stand there. */
  readonly numbers: readonly string[];
  /** Why not all of it was looked through; null when it was. */
  readonly words: string | null;
}

/**
 * Looks through one file in a thread of its own, which is ended when it takes too much time or memory. Whatever a file does, this
 * answers; it fails only when the bytes themselves cannot be had.
 *
 * @param bytes in pieces; read as fast as the thread asks for them
 * @param longest in milliseconds
 */
export async function readInThread(what: ToRead, bytes: AsyncIterator<Uint8Array>, longest = LONGEST_LOOK_MS): Promise<Looked> {
  const numbers: string[] = [];
  const worker = new Worker(THREAD, {
    workerData: what,
    // Nothing of the person's environment, and what a library has to say of a file goes nowhere.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB, maxYoungGenerationSizeMb: 32 },
  });
  const stopped = new AbortController();
  try {
    const words = await Promise.race([
      toItsEnd(worker, bytes, (number) => numbers.push(number)),
      tooLong(longest, stopped.signal),
      tooMuchMemory(worker, stopped.signal),
    ]);
    return { numbers, words };
  } finally {
    stopped.abort();
    await worker.terminate();
  }
}

/** @returns why not all of it was looked through, or null */
function toItsEnd(worker: Worker, bytes: AsyncIterator<Uint8Array>, found: (number: string) => void): Promise<string | null> {
  return new Promise((resolve, reject) => {
    worker.on('message', (sent: unknown) => {
      const message = fromThread.safeParse(sent);
      if (!message.success) return resolve(READER_FAILED);
      switch (message.data.kind) {
        case 'more':
          bytes.next().then((next) => post(worker, next), reject);
          return;
        case 'number':
          return found(message.data.asWritten);
        case 'done':
          return resolve(null);
        case 'cannot be read':
          return resolve(message.data.words);
      }
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOOK_TOO_MUCH_MEMORY : READER_FAILED),
    );
    worker.once('exit', () => resolve(READER_FAILED));
  });
}

function post(worker: Worker, next: IteratorResult<Uint8Array>): void {
  if (next.done) return worker.postMessage(null);
  // A copy of its own: what is sent takes the whole memory along of which it may be a small part.
  const piece = new Uint8Array(next.value);
  worker.postMessage(piece, [piece.buffer]);
}

async function tooLong(longest: number, signal: AbortSignal): Promise<string> {
  await unless(signal, longest);
  return TOOK_TOO_LONG;
}

/** The limit of the heap does not count bytes that are kept beside it. */
async function tooMuchMemory(worker: Worker, signal: AbortSignal): Promise<string> {
  do {
    await unless(signal, WATCH_MEMORY_MS);
    // It has no numbers while it starts and when it has ended.
    const memory = await worker.getHeapStatistics().catch(() => null);
    if ((memory?.external_memory ?? 0) > LARGEST_BESIDE_HEAP) break;
  } while (!signal.aborted);
  return TOOK_TOO_MUCH_MEMORY;
}

/** Ends early, without a fault, when nobody waits any more. */
function unless(signal: AbortSignal, milliseconds: number): Promise<void> {
  return wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
