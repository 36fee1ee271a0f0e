/** How long somebody waits after wrong passwords. Pure: the database keeps the counts. */

/** So many wrong passwords in a row cost nothing: people mistype. */
export const FREE_TRIES = 5;

const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3_600;

/** A count is forgotten when nobody tried for so long. */
export const FORGOTTEN_AFTER_SECONDS = 24 * 3_600;

/** Seconds until the next try after so many failures in a row: 30 after the fifth, doubled each time, an hour at most. */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(20, failures - FREE_TRIES));
}
