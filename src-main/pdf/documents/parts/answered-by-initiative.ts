import type { RequirementStanding } from '../../../../src-shared/assessment/readiness.ts';
import { INITIATIVES } from '../../../../src-shared/catalogue/initiatives.ts';
import type { InitiativeCode } from '../../../../src-shared/catalogue/requirement-text.ts';
import type { FigureBlock } from '../../tree/document-tree.ts';

/** How much of one initiative is answered. */
export interface AnsweredInInitiative {
  readonly name: string;
  readonly answered: number;
  readonly standings: readonly RequirementStanding[];
}

/** In the order in which the set names them. */
export function byInitiative(standings: readonly RequirementStanding[]): readonly AnsweredInInitiative[] {
  const groups = new Map<InitiativeCode, RequirementStanding[]>();
  for (const standing of standings) {
    const { initiative } = standing.requirement;
    groups.set(initiative, [...(groups.get(initiative) ?? []), standing]);
  }
  return [...groups].map(([code, own]) => ({
    name: INITIATIVES[code],
    answered: own.filter(({ progress }) => progress === 'answered').length,
    standings: own,
  }));
}

/** Bars of what is answered, initiative by initiative. */
export function answeredBars(standings: readonly RequirementStanding[]): FigureBlock {
  const bars = byInitiative(standings).map(({ name, answered, standings: own }) => ({
    name,
    value: `${answered} of ${own.length}`,
    share: answered / own.length,
  }));
  return {
    kind: 'figure',
    drawing: { kind: 'bars', bars, mark: null },
    alternative: `Answered by initiative. ${bars.map(({ name, value }) => `${name}: ${value}.`).join(' ')}`,
  };
}
