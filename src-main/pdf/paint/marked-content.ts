import type { Artifact, Draw, Fragment } from '../layout/placed.ts';
import type { Leaf, Role } from '../layout/structure.ts';
import { boxOfDraws } from './box-of-draws.ts';
import { textOperand } from './objects.ts';
import { hundredths, piecesOf } from './text-operators.ts';

/**
 * A fragment as marked content, all that is drawn of it. What shows another text than it stands for is a sequence of its own
 * beside the others and not inside one: readers lose what follows a sequence inside another.
 *
 * @param next takes the leaf and gives the number of its next sequence on the page
 * @param drawAll gives the operators of things to draw
 */
export function markedContent(
  fragment: Fragment,
  roleOf: (leaf: Leaf) => Role,
  next: (leaf: Leaf) => number,
  drawAll: (draws: readonly Draw[]) => string,
): string {
  const { belongsTo, draws } = fragment;
  const sequences = sequencesOf(draws);
  if (belongsTo.kind === 'artifact') {
    const inside = sequences.map(({ actualText, draws: own }) =>
      actualText === null ? drawAll(own) : `/Span <<${actualTextEntry(actualText)}>> BDC\n${drawAll(own)}EMC\n`,
    );
    return `/Artifact <<${artifactEntries(belongsTo, draws)}>> BDC\n${inside.join('')}EMC\n`;
  }
  let operators = '';
  for (const { actualText, draws: own } of sequences) {
    const number = `/MCID ${next(belongsTo)}`;
    const begin =
      actualText === null ? `/${roleOf(belongsTo)} <<${number}>>` : `/Span <<${number} ${actualTextEntry(actualText)}>>`;
    operators += `${begin} BDC\n${drawAll(own)}EMC\n`;
  }
  return operators;
}

interface Sequence {
  readonly actualText: string | null;
  readonly draws: Draw[];
}

/** At least one, so that a leaf that draws nothing has its place in the structure. */
function sequencesOf(draws: readonly Draw[]): readonly Sequence[] {
  const sequences: Sequence[] = [];
  for (const draw of draws) {
    for (const piece of draw.kind === 'text' ? piecesOf(draw) : [draw]) {
      const actualText = piece.kind === 'text' ? piece.actualText : null;
      const last = sequences.at(-1);
      if (actualText === null && last?.actualText === null) last.draws.push(piece);
      else sequences.push({ actualText, draws: [piece] });
    }
  }
  return sequences.length === 0 ? [{ actualText: null, draws: [] }] : sequences;
}

function actualTextEntry(words: string): string {
  return `/ActualText ${textOperand(words)}`;
}

function artifactEntries({ type }: Artifact, draws: readonly Draw[]): string {
  switch (type) {
    case 'header':
      return '/Type /Pagination /Subtype /Header /Attached [/Top]';
    case 'footer':
      return '/Type /Pagination /Subtype /Footer /Attached [/Bottom]';
    case 'layout':
      return '/Type /Layout';
    case 'background': {
      const box = boxOfDraws(draws)?.map((side) => hundredths(Math.round(side * 100)));
      return box === undefined ? '/Type /Background' : `/Type /Background /BBox [${box.join(' ')}]`;
    }
  }
}
