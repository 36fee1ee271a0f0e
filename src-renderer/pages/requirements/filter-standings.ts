import type { PersonId } from '../../../src-shared/assessment/identifiers.ts';
import type { RequirementStanding } from '../../../src-shared/assessment/readiness.ts';
import { unreachable } from '../../../src-shared/result.ts';
import type { Filter } from './list-view.ts';

/** The requirements that any chosen chip lets through; all of them when none is chosen. */
export function filterStandings(
  standings: readonly RequirementStanding[],
  filters: readonly Filter[],
  me: PersonId | null,
): readonly RequirementStanding[] {
  return filters.length === 0
    ? standings
    : standings.filter((standing) => filters.some((filter) => passes(standing, filter, me)));
}

function passes({ progress, state: { attainment }, answer }: RequirementStanding, filter: Filter, me: PersonId | null): boolean {
  switch (filter) {
    case 'Not started':
      return progress === 'not started';
    case 'In progress':
      return progress === 'in progress';
    case 'Answered':
      return progress === 'answered';
    case 'Below level 2':
      return attainment.kind === 'level' && attainment.level < 2;
    case 'Mine':
      return answer.owner === me || answer.lastChange?.by === me;
    default:
      return unreachable(filter);
  }
}
