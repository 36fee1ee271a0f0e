import { type Flowed, inSequence, type Piece, type Strip } from './strips.ts';
import type { TaggedContents } from './tagged.ts';
import { type Column, flowWords } from './text.ts';

/** The entries of the contents. Their page numbers are filled in when all pages are made; room is kept for four digits. */
export function flowContents({ entries }: TaggedContents, column: Column): Flowed {
  const { looks, list } = column.style;
  const parts = entries.map(({ target, words, numberLeaf, link }): Flowed => {
    const level = target.level === 1 ? 1 : target.level === 2 ? 2 : 3;
    const look = looks[`contents ${level}`];
    const indent = (level - 1) * list.indent;
    const numberRoom = look.size * 3;
    const inner = { ...column, left: column.left + indent, width: column.width - indent - numberRoom };
    const flowed = flowWords(words, look, inner);
    const strips = flowed.strips.map((strip, index): Strip => {
      const isLast = index === flowed.strips.length - 1;
      const to = column.left + column.width;
      const area: Piece = { kind: 'link', link, x: inner.left, y: 0, width: to - inner.left, height: strip.height };
      const number: Piece = {
        kind: 'page number',
        owner: numberLeaf,
        target,
        size: look.size,
        colour: look.colour,
        face: level === 1 ? 'strong' : 'regular',
        from: endOf(strip, inner.left),
        to,
        y: strip.baseline,
      };
      return { ...strip, hold: index === 0 ? 'open' : 'next', pieces: [...strip.pieces, area, ...(isLast ? [number] : [])] };
    });
    return { ...flowed, strips };
  });
  return inSequence(parts);
}

/** Where the words of a line end. */
function endOf({ pieces }: Strip, left: number): number {
  const ends = pieces.map((piece) => (piece.kind === 'text' ? piece.x + (piece.run.width * piece.size) / 1000 : left));
  return Math.max(left, ...ends);
}
