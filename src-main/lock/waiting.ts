/** How often a person's PIN was given wrongly in a row, and when last. */
export interface WrongTries {
  readonly count: number;
  /** Milliseconds since 1970, by the computer's clock. */
  readonly last: number;
}

export const NO_WRONG_TRIES: WrongTries = { count: 0, last: 0 };

const FREE_TRIES = 2;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 300_000;

/**
 * Milliseconds that the next try has to wait. Slips of the finger cost nothing; from the third wrong try in a row it is five
 * seconds, then ten, twenty and so on up to five minutes. A clock that was set back makes nobody wait longer than that.
 */
export function waitOf({ count, last }: WrongTries, now: number): number {
  if (count <= FREE_TRIES) return 0;
  const full = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (count - FREE_TRIES - 1));
  return Math.min(full, Math.max(0, last + full - now));
}
