import { median, middleHalf } from './rounds.ts';

/** What a row hopes for, and of which of its figures. Timings are never a reason to fail: an aim is met or it is not. */
export interface Aim {
  readonly on: 'ratio' | 'ours';
  readonly atMost: number;
}

/** One row of the bench, as `--json` prints it. */
export interface Row {
  readonly name: string;
  readonly ours: number;
  /** What ours is held against, measured in the same run; null where there is nothing of the kind. */
  readonly other: number | null;
  readonly against: string | null;
  /** Ours divided by the other. */
  readonly ratio: number | null;
  readonly unit: 'ms' | 'kB' | 'documents per second';
  readonly aim: number | null;
  readonly aimIs: 'ratio at most' | 'ours at most' | null;
  readonly met: boolean | null;
  readonly rounds: number;
  /** From the lower to the upper quartile of the rounds. */
  readonly oursMiddleHalf: readonly [number, number];
  readonly otherMiddleHalf: readonly [number, number] | null;
}

interface Sides {
  readonly name: string;
  readonly ours: readonly number[];
  readonly against?: { readonly what: string; readonly samples: readonly number[] };
  readonly unit: Row['unit'];
  readonly aim?: Aim;
}

/** A row from the figures of its rounds: medians, and their ratio. */
export function row({ name, ours: samples, against, unit, aim }: Sides): Row {
  const ours = rounded(median(samples));
  const other = against ? rounded(median(against.samples)) : null;
  const ratio = other === null ? null : rounded(ours / other);
  const aimedAt = aim?.on === 'ratio' ? ratio : ours;
  return {
    name,
    ours,
    other,
    against: against?.what ?? null,
    ratio,
    unit,
    aim: aim?.atMost ?? null,
    aimIs: aim ? `${aim.on} at most` : null,
    met: aim && aimedAt !== null ? aimedAt <= aim.atMost : null,
    rounds: samples.length,
    oursMiddleHalf: roundedPair(middleHalf(samples)),
    otherMiddleHalf: against ? roundedPair(middleHalf(against.samples)) : null,
  };
}

/** Two digits after the point: the browser's clock shows tenths of a millisecond, and medians may lie between two of them. */
function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}

function roundedPair([low, high]: readonly [number, number]): readonly [number, number] {
  return [rounded(low), rounded(high)];
}
