import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { BridgeRefused } from '../../bridge/refuse.ts';
import type { Evidence } from '../evidence.ts';
import { sweep } from './sweep.ts';
import { verifySome } from './verify-some.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** After the start the disk belongs to the person. */
const FIRST_AFTER_MS = 3 * MINUTE;
const AGAIN_AFTER_MS = 10 * MINUTE;
const SWEEP_AGAIN_AFTER_MS = 24 * 60 * MINUTE;
/** For a chunk of 256 kB: no more than about 8 MB a second are read. */
const PAUSE_MS = 30;
/** The app is idle when its window has asked for nothing for this long. */
const IDLE_MS = 20 * SECOND;
const ASK_AGAIN_MS = 5 * SECOND;

export interface CareParts {
  /** How long ago the window last asked for anything, in milliseconds. */
  readonly idleFor: () => number;
  /** Is told of bugs. */
  readonly report: (bug: unknown, where: string) => void;
  readonly now?: () => Date;
  /** Waits for milliseconds; rejects when it is told to stop. */
  readonly wait?: (ms: number, stop: AbortSignal) => Promise<void>;
}

/**
 * Looks after the evidence of open workspaces in the background: sweeps once a day, and reads a few files through at a time
 * while the app is idle. While a key is not open it waits.
 */
export class EvidenceCare {
  readonly #evidence: Evidence;
  readonly #parts: Required<CareParts>;
  readonly #running = new Map<WorkspaceId, { readonly stop: AbortController; readonly ended: Promise<void> }>();

  constructor(evidence: Evidence, parts: CareParts) {
    this.#evidence = evidence;
    this.#parts = { now: () => new Date(), wait: waitUnnoticed, ...parts };
  }

  begin(workspace: WorkspaceId): void {
    if (this.#running.has(workspace)) return;
    const stop = new AbortController();
    const ended = this.#careFor(workspace, stop.signal).catch((bug: unknown) => {
      if (!stop.signal.aborted) this.#parts.report(bug, 'looking after evidence');
    });
    this.#running.set(workspace, { stop, ended });
  }

  /** Returns when nothing is read or removed any more. */
  async end(workspace: WorkspaceId): Promise<void> {
    const running = this.#running.get(workspace);
    this.#running.delete(workspace);
    running?.stop.abort();
    await running?.ended;
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((workspace) => this.end(workspace)));
  }

  async #careFor(workspace: WorkspaceId, stop: AbortSignal): Promise<void> {
    const { now, wait, idleFor } = this.#parts;
    let sweptAt = Number.NEGATIVE_INFINITY;
    const pause = async (): Promise<void> => {
      await wait(PAUSE_MS, stop);
      while (idleFor() < IDLE_MS) await wait(ASK_AGAIN_MS, stop);
    };
    for (let waitFor = FIRST_AFTER_MS; ; waitFor = AGAIN_AFTER_MS) {
      await wait(waitFor, stop);
      await pause();
      try {
        const open = await this.#evidence.of(workspace);
        if (Math.abs(now().getTime() - sweptAt) > SWEEP_AGAIN_AFTER_MS) {
          await sweep(open, now());
          sweptAt = now().getTime();
        }
        await verifySome(open, now, pause);
      } catch (error) {
        // A key that is not open, a folder that is held: the next time, perhaps.
        if (!(error instanceof BridgeRefused)) throw error;
      }
    }
  }
}

/** A timer that does not keep the process alive. */
async function waitUnnoticed(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop, ref: false });
}
