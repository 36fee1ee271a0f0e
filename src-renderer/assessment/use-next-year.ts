import { EMPTY_DOCUMENT } from '../../src-shared/assessment/fold.ts';
import { standingSeal } from '../../src-shared/assessment/sealing.ts';
import {
  type CalendarDay,
  dayInLondon,
  suggestedDue,
  type ToolkitYear,
  toolkitYearOf,
} from '../../src-shared/assessment/toolkit-year.ts';
import { useFolded, useSession } from '../session/session.ts';
import { useAssessments } from './use-assessments.ts';

export interface NextYear {
  readonly year: ToolkitYear;
  readonly suggestedDue: CalendarDay;
  /** The year whose assessment must be finished first (rule 8), or null. */
  readonly mustWaitFor: ToolkitYear | null;
}

/** The toolkit year that the next assessment is for: this one, or the one after when this one has an assessment already. */
export function useNextYear(): NextYear {
  const { suggested_due } = useSession().calendar.later_years;
  const folded = useFolded();
  const assessments = useAssessments();
  const now = toolkitYearOf(dayInLondon(new Date()));
  const newest = assessments[0];
  if (!newest || newest.year < now) return { year: now, suggestedDue: suggestedDue(now, suggested_due), mustWaitFor: null };
  const year = toolkitYearOf(`${Number(newest.year.slice(0, 4)) + 1}-04-01` as CalendarDay);
  const isOpen = standingSeal(folded.get(newest.document) ?? EMPTY_DOCUMENT) === null;
  return { year, suggestedDue: suggestedDue(year, suggested_due), mustWaitFor: isOpen ? newest.year : null };
}
