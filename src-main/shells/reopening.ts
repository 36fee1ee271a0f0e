const A_WHILE = 60_000;
const MOST_IN_A_WHILE = 3;

/**
 * A window that died comes back by itself, but not for ever: one that dies as soon as it is open would never let anybody read
 * why.
 *
 * @param now milliseconds of a clock that only goes forward
 * @returns asked after each death: may it be opened again? At most three times a minute
 */
export function reopening(now: () => number = performance.now.bind(performance)): () => boolean {
  let deaths: number[] = [];
  return () => {
    deaths = [...deaths.filter((at) => now() - at < A_WHILE), now()];
    return deaths.length <= MOST_IN_A_WHILE;
  };
}

/** Said where a window that keeps dying is not opened again. */
export const KEEPS_DYING =
  'The window of IG Toolkit Desktop ended several times within a minute, so we do not open it again by ourselves. What was saved is safe. Start the app again; if that does not help, restart the computer, or ask your IT support.';
