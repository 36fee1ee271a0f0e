import { z } from 'zod';
import { writableTime } from './clock.ts';

/** `2026-27`: 1 April 2026 to 31 March 2027. */
export const toolkitYear = z
  .string()
  .regex(/^20\d\d-\d\d$/, 'a toolkit year looks like 2026-27')
  .refine(
    (text) => (Number(text.slice(2, 4)) + 1) % 100 === Number(text.slice(5)),
    'a toolkit year joins two years, such as 2026-27',
  )
  .brand('ToolkitYear');
export type ToolkitYear = z.infer<typeof toolkitYear>;

/** A calendar day without a time: `2027-03-31`. */
export const calendarDay = z.iso.date().brand('CalendarDay');
export type CalendarDay = z.infer<typeof calendarDay>;

/**
 * The toolkit year that `day` falls in: it turns on 1 April. Days outside 2000/01 to 2099/00 give the nearest of these,
 * so that a computer whose clock has lost its battery still opens.
 */
export function toolkitYearOf(day: CalendarDay): ToolkitYear {
  const [year, month] = day.split('-').map(Number) as [number, number, number];
  const first = Math.min(Math.max(month >= 4 ? year : year - 1, 2000), 2099);
  return toolkitYear.parse(`${first}-${String((first + 1) % 100).padStart(2, '0')}`);
}

/**
 * The due date to suggest at the end of a year: never a lock (rule 9).
 *
 * @param monthAndDay `03-31`, as the calendar says it
 */
export function suggestedDue(year: ToolkitYear, monthAndDay: string): CalendarDay {
  return calendarDay.parse(`${Number(year.slice(0, 4)) + (monthAndDay < '04' ? 1 : 0)}-${monthAndDay}`);
}

/** `2026/27`, as people write it. */
export function yearInWords(year: ToolkitYear): string {
  return year.replace('-', '/');
}

/** `31 March 2027`, as people write a day. */
export function dayInWords(day: CalendarDay): string {
  return LONG_DAY.format(new Date(`${day}T00:00:00Z`));
}

const LONG_DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The day it is in the United Kingdom, where due dates end at 23:59:59. */
export function dayInLondon(at: Date): CalendarDay {
  const parts = new Map(LONDON.formatToParts(writableTime(at)).map(({ type, value }) => [type, value]));
  return calendarDay.parse(`${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`);
}

/** Read by its parts: the order and the signs between them are a matter of the engine's language data. */
const LONDON = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The same day some years later; 29 February becomes 28 February where there is none. */
export function yearsLater(day: CalendarDay, years: number): CalendarDay {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return calendarDay.safeParse(later).data ?? calendarDay.parse(`${later.slice(0, 8)}28`);
}

/** Whole days from `from` to `to`; negative when `to` has passed. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
