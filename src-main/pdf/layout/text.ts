import type { Faces } from '../fonts/face.ts';
import { breakIntoLines, type Line, type LineEnds, longestWord, widthOf } from './line-breaking.ts';
import { levelBar, rule, tickBox } from './marks.ts';
import { type Flowed, layoutArtifact, nothing, type Piece, type Strip } from './strips.ts';
import { colours, type Look, type Style } from './style.ts';
import type { Target, Words } from './words.ts';

/** Where blocks are set: a column, the fonts, and how high a page is. */
export interface Column {
  readonly left: number;
  readonly width: number;
  readonly align: 'left' | 'right';
  readonly faces: Faces;
  readonly style: Style;
  /** How much of strips one page holds. */
  readonly pageHeight: number;
}

export interface TextManner {
  readonly align?: 'left' | 'right';
  /** Of a heading. */
  readonly target?: Target | null;
}

/** Sets words into lines; a single first or last line is not left alone on a page. */
export function flowWords(words: Words, look: Look, column: Column, manner: TextManner = {}): Flowed {
  if (words.length === 0) {
    return nothing;
  }
  const align = manner.align ?? column.align;
  const isHeading = manner.target !== null && manner.target !== undefined;
  const width = (column.width * 1000) / look.size;
  const ends = lineEnds(column.faces);
  const lines = isHeading ? balanced(words, width, ends) : breakIntoLines(words, width, ends, hangOf(words, width));
  const baseline = baselineOf(look, column.faces);
  const strips = lines.map((line, index): Strip => {
    const pieces = piecesOf(line, look, column, align, baseline);
    const isSecondOrLast = index === 1 || index === lines.length - 1;
    return {
      height: look.leading,
      gap: 0,
      hold: index === 0 ? 'open' : isHeading ? 'next' : isSecondOrLast ? 'lines' : 'open',
      keepsNext: isHeading,
      baseline,
      pieces: index === 0 && manner.target ? [{ kind: 'target', target: manner.target, y: 0 }, ...pieces] : pieces,
      within: [],
    };
  });
  return { strips, before: look.before, after: look.after };
}

/** Words behind a box stand under each other. */
function hangOf([box, space]: Words, width: number): number {
  const isBox = box?.kind === 'box' && space?.kind === 'text' && space.hanging === space.run.width;
  const hang = isBox ? widthOf(box) + space.run.width : 0;
  return hang > width / 3 ? 0 : hang;
}

/** Lines of a heading are about as long as each other, and no more than they need be. */
function balanced(words: Words, width: number, ends: LineEnds): readonly Line[] {
  const lines = breakIntoLines(words, width, ends);
  if (lines.length < 2 || lines.length > 6) {
    return lines;
  }
  let best = lines;
  let tooNarrow = width / 2;
  let enough = width;
  while (enough - tooNarrow > width / 64) {
    const tried = (tooNarrow + enough) / 2;
    const set = breakIntoLines(words, tried, ends);
    if (set.length > lines.length || longestWord(words) > tried) {
      tooNarrow = tried;
    } else {
      enough = tried;
      best = set;
    }
  }
  return best;
}

/** @returns where the first line of a look stands, from its top: capitals in the middle of the line */
export function baselineOf(look: Look, faces: Faces): number {
  return (look.leading + (faces.regular.capHeight * look.size) / 1000) / 2;
}

/** @param y where the base line goes, from the top of the strip */
function piecesOf(
  line: Line,
  look: Look,
  column: Pick<Column, 'left' | 'width'>,
  align: 'left' | 'right',
  y: number,
): readonly Piece[] {
  const scale = look.size / 1000;
  const begin = align === 'right' ? column.left + Math.max(column.width - line.width * scale, 0) : column.left;
  const pieces: Piece[] = [];
  for (const { atom, x: from, width } of line.parts) {
    const x = begin + from * scale;
    switch (atom.kind) {
      case 'bar':
        pieces.push(
          ...levelBar(atom.mark, x + (from > 0 ? look.size * 0.13 : 0), y, look.size).map(
            (shape): Piece => ({ kind: 'shape', owner: layoutArtifact, shape }),
          ),
        );
        break;
      case 'box':
        pieces.push(...tickBox(atom.box, x, y, look.size).map((shape): Piece => ({ kind: 'shape', owner: atom.leaf, shape })));
        break;
      case 'text': {
        const colour = atom.link === null ? look.colour : linkColour;
        const { leaf: owner, run, actualText } = atom;
        pieces.push({ kind: 'text', owner, run, size: look.size, colour, x, y, actualText });
        if (atom.link !== null) {
          const end = x + (width - atom.hanging) * scale;
          const shape = rule(x, y + look.size * 0.13, end, look.size * 0.06, linkColour);
          pieces.push({ kind: 'shape', owner: layoutArtifact, shape });
          const area = { x, y: y - look.size * 0.85, width: end - x, height: look.size * 1.15 };
          pieces.push({ kind: 'link', link: atom.link, ...area });
        }
      }
    }
  }
  return pieces;
}

const known = new WeakMap<Faces, LineEnds>();

export function lineEnds(faces: Faces): LineEnds {
  const there = known.get(faces);
  if (there !== undefined) {
    return there;
  }
  const regular = { hyphen: faces.regular.shape('-'), space: faces.regular.shape(' ') };
  const strong = { hyphen: faces.strong.shape('-'), space: faces.strong.shape(' ') };
  const ends: LineEnds = (face) => (face === 'strong' ? strong : regular);
  known.set(faces, ends);
  return ends;
}

const linkColour = colours.brand;
