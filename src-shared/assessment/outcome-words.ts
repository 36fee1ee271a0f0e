import { count, OUTCOMES } from '../words.ts';
import type { RequirementStanding } from './readiness.ts';
import { outcomeOf, percentage, scoreOf } from './score.ts';

/** The outcome in words and the score behind it (rules 5 and 6). No percentage before everything has a level. */
export function outcomeInWords(standings: readonly RequirementStanding[]): {
  readonly words: string;
  readonly score: string | null;
} {
  const outcome = outcomeOf(standings, false);
  if (outcome === null) return { words: 'Not known yet: some requirements have no level.', score: null };
  const score = scoreOf(standings);
  const percent = percentage(score);
  const said = percent === null ? null : `Score: ${percent} %, ${score.points} of ${score.outOf} points.`;
  if (outcome === 'satisfactory') return { words: 'Satisfactory: level 2 or above everywhere.', score: said };
  const below = standings.filter(({ state }) => state.attainment.kind === 'level' && state.attainment.level < 2).length;
  return { words: `${OUTCOMES[outcome]}: ${count(below, 'requirement')} below level 2, the pass mark.`, score: said };
}
