import { listInWords, type RequirementStanding } from './readiness.ts';

/** What is missing, in a sentence: for the answer first, for the next level after that. Empty where nothing needs saying. */
export function standingInWords({ blockers, state, progress }: RequirementStanding): string {
  const [blocker] = blockers;
  const toNext = state.next && `For level ${state.next.level}, tick ${listInWords(state.next.missing)}.`;
  switch (state.attainment.kind) {
    case 'no level yet':
      return toNext ?? '';
    case 'answered in two ways':
    case 'not relevant':
      return blocker?.words ?? 'Answered.';
    case 'level':
      if (progress !== 'answered') return blocker?.words ?? '';
      return state.attainment.level >= 2
        ? `Answered. Level 2 or above passes.${toNext ? ` ${toNext}` : ''}`
        : `Answered, below level 2.${toNext ? ` ${toNext}` : ''}`;
  }
}
