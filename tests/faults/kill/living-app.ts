import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Beginning, type FromLife, fromLife, type ToLife } from './messages.ts';

const LIFE = fileURLToPath(new URL('./life.ts', import.meta.url));
/** How long anything may take that has to happen, on a machine that is busy with other things. */
const PATIENCE = 60_000;

/** A life of the app as the one who kills it sees it. */
export class LivingApp {
  /** What it told, as it comes. */
  onTold: (message: FromLife) => void = () => undefined;
  /** Fails when the app ends although nobody killed it, or when something that must not happen is told. */
  readonly failed: Promise<never>;
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  #processes: readonly { readonly type: string; readonly id: number }[] = [];

  constructor(beginning: Beginning) {
    this.#process = spawn(process.execPath, [LIFE, JSON.stringify(beginning)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#exited = new Promise((resolve) => this.#process.once('exit', () => resolve()));
    this.failed = new Promise((_resolve, reject) => {
      this.#process.on('message', (raw) => {
        const message = fromLife.parse(raw);
        if (message.kind === 'open') this.#processes = message.processes;
        if (message.kind === 'bug') reject(new Error(message.words));
        this.onTold(message);
      });
      void this.#exited.then(() => reject(new Error('the app has ended')));
    });
    this.failed.catch(() => undefined);
  }

  tell(message: ToLife): void {
    // It may be dead already; whoever killed it knows.
    this.#process.send(message, () => undefined);
  }

  /** The next message of one of these kinds. @throws when it takes too long, or the app has failed */
  async next<Kind extends FromLife['kind']>(...kinds: Kind[]): Promise<Extract<FromLife, { kind: Kind }>> {
    const before = this.onTold;
    const over = new AbortController();
    try {
      const told = new Promise<Extract<FromLife, { kind: Kind }>>((resolve) => {
        this.onTold = (message) => {
          before(message);
          if (kinds.some((kind) => kind === message.kind)) resolve(message as Extract<FromLife, { kind: Kind }>);
        };
      });
      const late = wait(PATIENCE, undefined, { signal: over.signal }).then(() => {
        throw new Error(`“${kinds.join(', ')}” did not come within ${PATIENCE / 1000} seconds`);
      });
      late.catch(() => undefined);
      return await Promise.race([told, late, this.failed]);
    } finally {
      over.abort();
      this.onTold = before;
    }
  }

  /** Asks main to end, as a terminal or the end of a session does. */
  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Kills main; the browser has to end by itself. @returns settles when nothing of the app is left */
  async killMain(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#exited;
    await this.#browserGone();
  }

  /** Whether the browser has a process of this type that has not been killed. */
  has(type: string): boolean {
    return this.#ofType(type).length > 0;
  }

  /** Kills the processes of one type in the browser, such as `browser` itself; main lives on. */
  async killInBrowser(type: string): Promise<void> {
    // Of the renderers one is the window's and another one waits for its use; they cannot be told apart.
    for (const id of this.#ofType(type)) process.kill(id, 'SIGKILL');
    if (type === 'browser') await this.#browserGone();
  }

  #ofType(type: string): number[] {
    return this.#processes.filter((one) => one.type.includes(type) && isAlive(one.id)).map(({ id }) => id);
  }

  async close(): Promise<void> {
    const closed = this.next('closed');
    this.tell({ kind: 'close' });
    await closed;
    await this.exited();
  }

  /** Null while it lives, and when it was killed. */
  get exitCode(): number | null {
    return this.#process.exitCode;
  }

  /** Settles when it has ended by itself and nothing of it is left. */
  async exited(): Promise<void> {
    await this.#exited;
    await this.#browserGone();
  }

  /** Ends what is left of it, where a test has failed. */
  end(): void {
    this.#process.kill('SIGKILL');
    for (const { id } of this.#processes) if (isAlive(id)) process.kill(id, 'SIGKILL');
  }

  async #browserGone(): Promise<void> {
    // Those of now: a main that lives on tells of new ones when it has opened its window again.
    const processes = this.#processes;
    for (const from = Date.now(); processes.some(({ id }) => isAlive(id)); await wait(5))
      if (Date.now() - from > PATIENCE) throw new Error('processes of a browser that was ended go on');
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
