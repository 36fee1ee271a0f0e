import type { Requirement } from '../catalogue/requirement-set.ts';
import type { Answer } from './answer.ts';

type Level = 0 | 1 | 2 | 3;
export type CriteriaLevel = 1 | 2 | 3;

/** What an answer amounts to (rules 1 and 2). */
export type Attainment =
  | { readonly kind: 'no level yet' }
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'not relevant' }
  /** A merge joined two answers that no screen allows together: no level, and both are shown. */
  | { readonly kind: 'answered in two ways'; readonly said: readonly string[] };

export interface LevelState {
  readonly attainment: Attainment;
  /** The level that the ticks alone reach; 0 when level 1 is not complete. */
  readonly reachedByTicks: Level;
  /** Ticked criteria that do not count, because a lower level is not complete. */
  readonly notCounting: readonly string[];
  /** What the next level still needs; null at level 3. */
  readonly next: { readonly level: CriteriaLevel; readonly missing: readonly string[] } | null;
}

export const CRITERIA_LEVELS: readonly CriteriaLevel[] = [1, 2, 3];

export function criteriaOf(requirement: Requirement, level: CriteriaLevel): readonly string[] {
  return requirement.levels[level].criteria.map(({ id }) => id);
}

function levelOfCriterion(criterion: string): CriteriaLevel {
  return Number(criterion[0]) as CriteriaLevel;
}

/**
 * Rule 1: level n is reached when every criterion of levels 1 to n is ticked. Higher ticks over an incomplete level stay on
 * record and do not count. Total over every state that a merge can make.
 */
export function levelState(requirement: Requirement, answer: Answer): LevelState {
  let reached: Level = 0;
  let next: LevelState['next'] = null;
  const notCounting: string[] = [];
  for (const level of CRITERIA_LEVELS) {
    const criteria = criteriaOf(requirement, level);
    const missing = criteria.filter((id) => !answer.ticked.has(id));
    if (next) notCounting.push(...criteria.filter((id) => answer.ticked.has(id)));
    else if (missing.length === 0) reached = level;
    else next = { level, missing };
  }
  return { attainment: attainmentOf(answer, reached), reachedByTicks: reached, notCounting, next };
}

function attainmentOf(answer: Answer, reached: Level): Attainment {
  const said = [
    ...(answer.notRelevant ? ['not relevant'] : []),
    ...(answer.levelZero ? ['level 0'] : []),
    ...(reached > 0 ? [`level ${reached}`] : []),
  ];
  if (said.length > 1) return { kind: 'answered in two ways', said };
  if (answer.notRelevant) return { kind: 'not relevant' };
  if (answer.levelZero) return { kind: 'level', level: 0 };
  return reached > 0 ? { kind: 'level', level: reached } : { kind: 'no level yet' };
}

/** The lowest level below `criterion` that is not complete, which locks it; null when it can be ticked. */
export function lockOf(requirement: Requirement, answer: Answer, criterion: string): LevelState['next'] {
  const { next } = levelState(requirement, answer);
  return next && next.level < levelOfCriterion(criterion) ? next : null;
}

/** `Level 2`, `Not relevant`, ... the words that are the same on every screen. */
export function attainmentInWords(attainment: Attainment): string {
  switch (attainment.kind) {
    case 'no level yet':
      return 'No level yet';
    case 'level':
      return `Level ${attainment.level}`;
    case 'not relevant':
      return 'Not relevant';
    case 'answered in two ways':
      return 'Answered in two ways';
  }
}
