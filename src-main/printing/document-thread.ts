import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type FromThread, fromThread, type ToThread } from './messages.ts';

/** The thread as it lies beside this file: in the sources, and in the bundle of `scripts/build-main.ts`. */
const THREAD = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'thread.ts' : 'pdf-thread.mjs');

/** Far more than the largest document that we know of takes. */
const LARGEST_HEAP_MB = 2_048;

export type ThreadAnswer =
  | FromThread
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'too much memory' }
  /** A bug: what the thread threw, or that it ended. */
  | { readonly kind: 'died'; readonly bug: unknown };

/** The thread that makes documents: started when it is first needed, and again after it has died or was ended. */
export class DocumentThread {
  readonly #path: string;
  readonly #heapMb: number;
  #worker: Worker | null = null;

  /** @param heapMb how much memory it may take before it is ended */
  constructor(path = THREAD, heapMb = LARGEST_HEAP_MB) {
    this.#path = path;
    this.#heapMb = heapMb;
  }

  /**
   * Has it do one thing. Whatever happens in it, this answers. Whoever calls waits for one answer before the next.
   *
   * @param signal when it is aborted, the thread is ended in the middle
   */
  async run(task: ToThread, signal: AbortSignal): Promise<ThreadAnswer> {
    if (signal.aborted) return { kind: 'cancelled' };
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const answer = await ask(worker, task, signal);
    switch (answer.kind) {
      case 'cancelled':
      case 'too much memory':
      case 'died':
        await this.close();
        return answer;
      default:
        worker.unref();
        return answer;
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#path, {
      // Nothing of the person's environment, and what a library has to say goes nowhere.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: this.#heapMb },
    });
    // Between two documents it may die too; then the next one gets another thread.
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    worker.on('error', () => undefined);
    return worker;
  }
}

function ask(worker: Worker, task: ToThread, signal: AbortSignal): Promise<ThreadAnswer> {
  const asked = new AbortController();
  return new Promise<ThreadAnswer>((resolve) => {
    const onMessage = (sent: unknown): void => {
      const message = fromThread.safeParse(sent);
      resolve(message.success ? message.data : { kind: 'died', bug: message.error });
    };
    const onError = (error: NodeJS.ErrnoException): void =>
      resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { kind: 'too much memory' } : { kind: 'died', bug: error });
    const onExit = (code: number): void => resolve({ kind: 'died', bug: new Error(`the thread ended with ${code}`) });
    worker.once('message', onMessage);
    worker.once('error', onError);
    worker.once('exit', onExit);
    asked.signal.addEventListener('abort', () => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
    });
    signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }), { signal: asked.signal });
    worker.ref();
    worker.postMessage(task);
  }).finally(() => asked.abort());
}
