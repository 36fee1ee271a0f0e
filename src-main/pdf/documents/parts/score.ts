import { outcomeInWords } from '../../../../src-shared/assessment/outcome-words.ts';
import type { Readiness } from '../../../../src-shared/assessment/readiness.ts';
import { scoreOf } from '../../../../src-shared/assessment/score.ts';
import type { FigureBlock } from '../../tree/document-tree.ts';
import { answeredBars, byInitiative } from './answered-by-initiative.ts';

/** All level 2 is two thirds of the points. */
const LEVEL_2 = 2 / 3;

/** The score, or while something is not answered only how much is (rule 6). */
export function scoreInWords({ standings, answered }: Readiness): string {
  if (answered < standings.length) return `${answered} of ${standings.length} answered. The score is known once everything is.`;
  return outcomeInWords(standings).score?.replace(/^Score: /, '') ?? 'Nothing is scored: every requirement is not relevant.';
}

/** The score by initiative; while something is not answered, what is answered. */
export function scoreBars({ standings, answered }: Readiness): FigureBlock {
  if (answered < standings.length) return answeredBars(standings);
  const bars = byInitiative(standings).map(({ name, standings: own }) => {
    const { points, outOf } = scoreOf(own);
    return outOf === 0
      ? { name, value: 'Not relevant', share: null }
      : { name, value: `${points} of ${outOf} points`, share: points / outOf };
  });
  return {
    kind: 'figure',
    drawing: { kind: 'bars', bars, mark: { at: LEVEL_2, name: 'Level 2, the pass mark' } },
    alternative: `Score by initiative. ${bars.map(({ name, value }) => `${name}: ${value}.`).join(' ')} Level 2 everywhere is two thirds of the points.`,
  };
}
