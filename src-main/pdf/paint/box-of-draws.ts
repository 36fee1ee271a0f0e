import type { Draw } from '../layout/placed.ts';

export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** How far letters reach above and below their base line, of the type size: enough for every face that is shipped. */
const ABOVE = 1;
const BELOW = 0.3;

/** The smallest box around all that is drawn, in points; null where nothing is. */
export function boxOfDraws(draws: readonly Draw[]): Box | null {
  const corners = draws.flatMap(cornersOf);
  if (corners.length === 0) return null;
  const across = corners.map(([x]) => x);
  const up = corners.map(([, y]) => y);
  return [Math.min(...across), Math.min(...up), Math.max(...across), Math.max(...up)];
}

function cornersOf(draw: Draw): readonly (readonly [number, number])[] {
  if (draw.kind === 'text') {
    const right = draw.x + (draw.run.width * draw.size) / 1000;
    return [
      [draw.x, draw.y - draw.size * BELOW],
      [right, draw.y + draw.size * ABOVE],
    ];
  }
  const half = (draw.stroke?.width ?? 0) / 2;
  return draw.points.flatMap(([x, y]) => [[x - half, y - half] as const, [x + half, y + half] as const]);
}
