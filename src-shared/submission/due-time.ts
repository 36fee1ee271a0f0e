import { type CalendarDay, dayInLondon } from '../assessment/toolkit-year.ts';
import type { ReceiptClaims } from './receipt-claims.ts';

const HOUR = 3_600_000;

/** The last moment of a due day, in the United Kingdom: 23:59:59.999 there, an hour earlier by UTC in summer. */
export function dueTime(day: CalendarDay): Date {
  const last = Date.parse(`${day}T23:59:59.999Z`);
  const isStillThatDay = dayInLondon(new Date(last)) === day;
  return new Date(isStillThatDay ? last : last - HOUR);
}

/**
 * Whether something came in time (rule 9: late is marked and never refused).
 *
 * @param due the assessment's due day, or null where it has none
 * @param received by the service's clock
 */
export function dueClaim(due: CalendarDay | null, received: Date): ReceiptClaims['due'] {
  if (due === null) return null;
  const at = dueTime(due);
  return { at: at.toISOString(), late: received > at };
}
