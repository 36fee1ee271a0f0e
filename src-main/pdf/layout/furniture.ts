import type { Faces } from '../fonts/face.ts';
import type { Furniture } from '../tree/document-tree.ts';
import { widestLine } from './line-breaking.ts';
import { rule } from './marks.ts';
import type { Artifact } from './placed.ts';
import { moved, type Owner, type Piece } from './strips.ts';
import { colours, type Style } from './style.ts';
import { wordsOfLeaf } from './tag-words.ts';
import { type Column, flowWords } from './text.ts';

/** What stands on every page, and how high it is: that decides how much a page holds. Pieces have y downwards from their own top. */
export interface RunningFurniture {
  readonly head: { readonly height: number; readonly pieces: readonly Piece[] };
  readonly foot: { readonly height: number; readonly pieces: readonly Piece[] };
  /** @param words `Page 3 of 25` */
  readonly pageNumber: (words: string) => readonly Piece[];
}

/** Names may be long: no more lines of one are repeated on each page. */
const mostLines = 2;
const ruleGap = 5;

export function runningFurniture(furniture: Furniture, style: Style, faces: Faces): RunningFurniture {
  const { page, looks } = style;
  const look = looks.running;
  const whole: Column = {
    left: page.left,
    width: page.width - page.left - page.right,
    align: 'left',
    faces,
    style,
    pageHeight: 0,
  };
  const linesOf = (text: string, column: Column, align: 'left' | 'right', owner: Owner): readonly (readonly Piece[])[] =>
    flowWords(wordsOfLeaf(text, false, { kind: 'leaf' }, faces), look, column, { align })
      .strips.slice(0, mostLines)
      .map(({ pieces }) => pieces.map((piece) => owned(piece, owner)));
  const wide = (text: string): number => (widestLine(wordsOfLeaf(text, false, { kind: 'leaf' }, faces)) * look.size) / 1000;

  const fits = wide(furniture.left) + wide(furniture.right) + look.size * 2 <= whole.width;
  const left = linesOf(furniture.left, whole, 'left', headArtifact);
  const right = linesOf(furniture.right, whole, fits ? 'right' : 'left', headArtifact);
  const headLines = fits ? [[...(left[0] ?? []), ...(right[0] ?? [])]] : [...left, ...right];
  const headHeight = headLines.length * look.leading + ruleGap;

  const numberWidth = wide('Page 0000 of 0000');
  const footLines = linesOf(furniture.foot, { ...whole, width: whole.width - numberWidth - look.size }, 'left', footArtifact);
  const footHeight = Math.max(footLines.length, 1) * look.leading + ruleGap;

  return {
    head: {
      height: headHeight,
      pieces: [...stackedLines(headLines, 0, look.leading), ...ruleAt(headHeight, whole, headArtifact)],
    },
    foot: { height: footHeight, pieces: [...ruleAt(0, whole, footArtifact), ...stackedLines(footLines, ruleGap, look.leading)] },
    pageNumber: (words) => stackedLines(linesOf(words, whole, 'right', footArtifact), ruleGap, look.leading),
  };
}

const headArtifact: Artifact = { kind: 'artifact', type: 'header' };
const footArtifact: Artifact = { kind: 'artifact', type: 'footer' };

function owned(piece: Piece, owner: Owner): Piece {
  return piece.kind === 'text' || piece.kind === 'shape' ? { ...piece, owner } : piece;
}

function stackedLines(lines: readonly (readonly Piece[])[], top: number, leading: number): readonly Piece[] {
  return lines.flatMap((line, index) => line.map((piece) => moved(piece, top + index * leading)));
}

function ruleAt(y: number, { left, width }: Column, owner: Owner): readonly Piece[] {
  return [{ kind: 'shape', owner, shape: rule(left, y, left + width, 0.6, colours.line) }];
}
