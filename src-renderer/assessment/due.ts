import type { FoldedDocument } from '../../src-shared/assessment/fold.ts';
import { type CalendarDay, calendarDay } from '../../src-shared/assessment/toolkit-year.ts';

/** When an assessment is due, and whether somebody set that date or it is the suggestion (rule 9). */
export function dueOf(
  assessment: FoldedDocument | undefined,
): { readonly day: CalendarDay; readonly isSuggested: boolean } | null {
  const held = calendarDay.safeParse(assessment?.get('due')?.value);
  if (!held.success) return null;
  return { day: held.data, isSuggested: held.data.endsWith('-03-31') };
}
