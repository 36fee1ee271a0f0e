import type { BridgeMethod } from '../../../src-shared/contract/bridge.ts';

/** What the window asks by itself every few seconds, whether somebody is there or not. */
const ASKED_BY_ITSELF: ReadonlySet<unknown> = new Set<BridgeMethod>(['disk.space']);

/** For how long nobody has done anything in the window, as far as main can tell. */
export class WindowIdle {
  readonly #now: () => number;
  #lastAct: number;

  /** @param now in milliseconds; never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#lastAct = now();
  }

  /** The window has called a method. */
  called(method: unknown): void {
    if (!ASKED_BY_ITSELF.has(method)) this.#lastAct = this.#now();
  }

  /** In milliseconds. */
  idleFor(): number {
    return this.#now() - this.#lastAct;
  }
}
