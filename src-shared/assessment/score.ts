import type { InitiativeCode } from '../catalogue/requirement-text.ts';
import type { RequirementStanding } from './readiness.ts';

/** Not relevant counts only where the set offers it (rule 2); elsewhere it is no answer, and the requirement is scored. */
function isScored({ requirement, state }: RequirementStanding): boolean {
  return state.attainment.kind !== 'not relevant' || !requirement.not_relevant.offered;
}

/** An exact score: `points` of `outOf`. */
export interface Score {
  readonly points: number;
  /** 3 for every scored requirement; 0 when none is scored. */
  readonly outOf: number;
}

export type Outcome = 'satisfactory' | 'satisfactory with improvement plan' | 'not satisfactory';

/** Rule 6: the sum of levels over 3 x scored requirements. Not relevant leaves both; no level yet counts 0. */
export function scoreOf(standings: readonly RequirementStanding[]): Score {
  const scored = standings.filter(isScored);
  return {
    points: scored.reduce((sum, { state: { attainment } }) => sum + (attainment.kind === 'level' ? attainment.level : 0), 0),
    outOf: 3 * scored.length,
  };
}

/** A whole percentage, rounded down, so that level 2 everywhere shows 66; null when nothing is scored. */
export function percentage({ points, outOf }: Score): number | null {
  return outOf === 0 ? null : Math.floor((100 * points) / outOf);
}

/** The score of each initiative, in the order in which the set names them. */
export function scoreByInitiative(standings: readonly RequirementStanding[]): ReadonlyMap<InitiativeCode, Score> {
  const groups = new Map<InitiativeCode, RequirementStanding[]>();
  for (const standing of standings) {
    const group = groups.get(standing.requirement.initiative) ?? [];
    group.push(standing);
    groups.set(standing.requirement.initiative, group);
  }
  return new Map([...groups].map(([initiative, group]) => [initiative, scoreOf(group)]));
}

/**
 * Rule 5: level 2 on every scored requirement passes.
 *
 * @param planAccepted whether an improvement plan was accepted for what is below
 * @returns null while a requirement has no level
 */
export function outcomeOf(standings: readonly RequirementStanding[], planAccepted: boolean): Outcome | null {
  let below = false;
  for (const { state } of standings.filter(isScored)) {
    if (state.attainment.kind !== 'level') return null;
    if (state.attainment.level < 2) below = true;
  }
  if (!below) return 'satisfactory';
  return planAccepted ? 'satisfactory with improvement plan' : 'not satisfactory';
}
