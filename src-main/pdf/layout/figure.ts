import { widestLine } from './line-breaking.ts';
import { filled, rectangle, rule } from './marks.ts';
import { besideEachOther } from './row-strips.ts';
import { type Flowed, keptTogether, moved, type Piece, type Shape, type Strip } from './strips.ts';
import { colours } from './style.ts';
import type { TaggedFigure } from './tagged.ts';
import { type Column, flowWords } from './text.ts';

/** Bars with their names on the left and their values on the right. The pass mark is a line through all of them, named under it. */
export function flowFigure({ bars, drawing, leaf, markName }: TaggedFigure, column: Column): Flowed {
  const { style, left, width } = column;
  const look = style.looks.cell;
  const gap = look.size * 1.1;
  const widest = (words: TaggedFigure['markName'][]): number => (Math.max(0, ...words.map(widestLine)) * look.size) / 1000;
  const nameWidth = Math.min(widest(bars.map(({ name }) => name)) + 0.5, width * 0.42);
  const valueWidth = Math.min(widest(bars.map(({ value }) => value)) + 0.5, width * 0.26);
  const track = { left: left + nameWidth + gap, width: width - nameWidth - valueWidth - gap * 2 };
  const at = drawing.mark === null ? null : track.left + track.width * clamp(drawing.mark.at);
  const half = style.bars.between / 2;
  const draw = (shape: Shape): Piece => ({ kind: 'shape', owner: leaf, shape });
  const rows = bars.flatMap(({ name, value, share }): readonly Strip[] => {
    const names = flowWords(name, look, { ...column, width: nameWidth }).strips;
    const values = flowWords(
      value,
      look,
      { ...column, left: left + width - valueWidth, width: valueWidth },
      { align: 'right' },
    ).strips;
    const strips = besideEachOther([names, values], { above: half, below: half, atFoot: () => [] }, column.pageHeight);
    const middle = half + look.leading / 2;
    const top = middle - style.bars.height / 2;
    return strips.map((strip, index) => {
      const shapes = index === 0 ? barShapes(track, top, style.bars.height, share) : [];
      const line = at === null ? [] : markLine(at, 0, strip.height);
      return { ...strip, pieces: [...strip.pieces, ...[...shapes, ...line].map(draw)] };
    });
  });
  const below = at === null ? [] : markLabel(markName, at, column, draw);
  const strips = keptTogether([...rows, ...below], column.pageHeight);
  return { strips, before: style.looks.body.before * 1.5, after: style.looks.body.after * 1.5 };
}

/** A frame in which the share is filled; a thin line through the middle where there is nothing to measure yet. */
function barShapes(track: { left: number; width: number }, top: number, height: number, share: number | null): readonly Shape[] {
  if (share === null) {
    return [rule(track.left, top + height / 2, track.left + track.width, 0.75, colours.line)];
  }
  const frame: Shape = {
    ...rectangle(track.left, top, track.width, height),
    fill: colours.soft,
    stroke: { colour: colours.strongLine, width: 0.75 },
  };
  return share <= 0 ? [frame] : [frame, filled(track.left, top, track.width * clamp(share), height, colours.brand)];
}

/** White beside black, so that it is seen on a filled bar and on an empty one. */
function markLine(x: number, from: number, to: number): readonly Shape[] {
  return [filled(x - 2, from, 4, to - from, colours.paper), filled(x - 0.9, from, 1.8, to - from, colours.ink)];
}

function markLabel(words: TaggedFigure['markName'], at: number, column: Column, draw: (shape: Shape) => Piece): readonly Strip[] {
  const look = column.style.looks.quiet;
  const wide = Math.min((widestLine(words) * look.size) / 1000 + 0.5, column.width);
  const left = Math.min(Math.max(at - wide / 2, column.left), column.left + column.width - wide);
  const stem = 5;
  return flowWords(words, look, { ...column, left, width: wide }, { align: 'left' }).strips.map((strip, index) =>
    index > 0
      ? { ...strip, hold: 'next' }
      : {
          ...strip,
          hold: 'next',
          height: strip.height + stem,
          pieces: [...markLine(at, 0, stem).map(draw), ...strip.pieces.map((piece) => moved(piece, stem))],
        },
  );
}

function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1);
}
