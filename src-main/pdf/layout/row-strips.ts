import { type Piece, room, type Strip, stacked } from './strips.ts';

interface RowManner {
  readonly above: number;
  readonly below: number;
  /** What is drawn at the foot of the row. */
  readonly atFoot: (y: number) => readonly Piece[];
}

/**
 * Sets columns beside each other: one strip where a page can hold it, else as many as are needed, each with at least one strip of every
 * column that still has some. The order of the pieces is that of the columns.
 */
export function besideEachOther(columns: readonly (readonly Strip[])[], manner: RowManner, pageHeight: number): readonly Strip[] {
  const stacks = columns.map((strips) => stacked(strips, manner.above));
  const height = Math.max(0, ...stacks.map((one) => one.height));
  const whole = height + manner.above + manner.below;
  if (whole <= pageHeight || height === 0) {
    const pieces = stacks.flatMap((one) => one.pieces);
    const firsts = columns.flatMap(([first]) => (first === undefined ? [] : [first.baseline]));
    const baseline = manner.above + Math.min(...firsts, Infinity);
    return [
      room(whole, { baseline: Number.isFinite(baseline) ? baseline : whole, pieces: [...pieces, ...manner.atFoot(whole)] }),
    ];
  }
  const parts = inParts(columns);
  return [
    room(manner.above, { keepsNext: true }),
    ...parts,
    room(manner.below, { hold: 'next', pieces: manner.atFoot(manner.below) }),
  ];
}

/** Cuts columns across: each part is as high as the highest of the strips that come next, and takes what else fits beside it. */
function inParts(columns: readonly (readonly Strip[])[]): readonly Strip[] {
  const next = columns.map(() => 0);
  const parts: Strip[] = [];
  for (;;) {
    const heights = columns.map((strips, index) => strips[next[index] ?? 0]?.height ?? 0);
    const height = Math.max(...heights);
    if (columns.every((strips, index) => (next[index] ?? 0) >= strips.length)) {
      return parts;
    }
    const taken = columns.map((strips, index) => {
      const from = next[index] ?? 0;
      let to = from;
      let used = 0;
      for (let strip = strips[to]; strip !== undefined; strip = strips[to]) {
        const more = strip.height + (to === from ? 0 : strip.gap);
        if (to > from && used + more > height) {
          break;
        }
        used += more;
        to++;
      }
      next[index] = to;
      return strips.slice(from, to);
    });
    const firsts = taken.flatMap(([first]) => (first === undefined ? [] : [first]));
    const stacks = taken.map((strips) => stacked(strips));
    parts.push(
      room(Math.max(...stacks.map((one) => one.height)), {
        gap: parts.length === 0 ? 0 : Math.max(0, ...firsts.map(({ gap }) => gap)),
        hold: parts.length > 0 && firsts.some(({ hold }) => hold === 'next') ? 'next' : 'open',
        keepsNext: taken.some((strips) => strips.at(-1)?.keepsNext === true),
        baseline: firsts[0]?.baseline ?? 0,
        pieces: stacks.flatMap((one) => one.pieces),
      }),
    );
  }
}
