/** Measures one thing once, in milliseconds. */
export type Once = () => Promise<number>;

/**
 * Measures several things by turns, so that whatever else the computer does falls on all of them alike. The order turns
 * round with every round, so that none always runs in the wake of the same other.
 *
 * @param warmUp rounds whose figures are thrown away: caches fill, code is compiled
 * @returns the figures of each, in the order of the rounds
 */
export async function byTurns<Name extends string>(
  measured: Readonly<Record<Name, Once>>,
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(measured) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUp; round < rounds; round += 1)
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const figure = await measured[name]();
      if (round >= 0) found[name].push(figure);
    }
  return found;
}

export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** The lower and the upper quartile. */
export function middleHalf(figures: readonly number[]): readonly [number, number] {
  return [quantile(figures, 0.25), quantile(figures, 0.75)];
}

function quantile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return low + (high - low) * (at - Math.floor(at));
}
