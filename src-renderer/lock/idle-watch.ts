/** Notices that nobody was there for a while, by the computer's clock: that of the page stands still while it sleeps. */
export class IdleWatch {
  readonly #limit: number;
  #last: number;

  /**
   * @param limit milliseconds without a sign of anybody
   * @param now the computer's time
   */
  constructor(limit: number, now: number) {
    this.#limit = limit;
    this.#last = now;
  }

  /** A key, a movement. One that comes too late does not count: whoever wakes the computer may be somebody else. */
  somebodyIsHere(now: number): void {
    if (!this.isOver(now)) this.#last = now;
  }

  isOver(now: number): boolean {
    // A clock that was set back begins the wait anew, or it would last for as long as it was set back.
    if (now < this.#last) this.#last = now;
    return now - this.#last >= this.#limit;
  }
}
