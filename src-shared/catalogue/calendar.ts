import { z } from 'zod';
import { calendarDay, toolkitYear } from '../assessment/toolkit-year.ts';

/** The schema of `assets/catalogue/igt/calendar.json`: which toolkit versions there were, and whose a later year is. */
export const toolkitCalendar = z.strictObject({
  scheme: z.literal('igt'),
  versions: z
    .array(
      z.strictObject({
        version: z.string(),
        official_year: toolkitYear,
        released: calendarDay,
        official_due: calendarDay,
        last: z.boolean(),
        source: z.string().min(10),
      }),
    )
    .min(1),
  later_years: z.strictObject({
    version: z.string(),
    /** Month and day at the end of a later year: a suggestion, never a lock. */
    suggested_due: z.string().regex(/^\d\d-\d\d$/),
    /** Said where a later year is started. */
    whose: z.string().min(10),
  }),
});
export type ToolkitCalendar = z.infer<typeof toolkitCalendar>;
