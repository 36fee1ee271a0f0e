import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDay, dayInLondon } from '../assessment/toolkit-year.ts';
import { dueClaim, dueTime } from './due-time.ts';

const day = (text: string) => calendarDay.parse(text);

test.each([
  ['2026-12-31', '2026-12-31T23:59:59.999Z'],
  ['2027-03-31', '2027-03-31T22:59:59.999Z'],
  ['2027-03-28', '2027-03-28T22:59:59.999Z'],
  ['2027-10-31', '2027-10-31T23:59:59.999Z'],
])('%s ends at %s', (due, ends) => {
  expect(dueTime(day(due)).toISOString()).toBe(ends);
});

test('every day ends where the next one begins', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-02'), max: new Date('2099-12-30'), noInvalidDate: true }), (any) => {
      const due = dayInLondon(any);
      const last = dueTime(due).getTime();
      expect([dayInLondon(new Date(last)), dayInLondon(new Date(last + 1)) > due]).toEqual([due, true]);
    }),
  );
});

test('what comes in the last millisecond is in time, and the next is late', () => {
  const at = '2027-03-31T22:59:59.999Z';
  expect(dueClaim(day('2027-03-31'), new Date(at))).toEqual({ at, late: false });
  expect(dueClaim(day('2027-03-31'), new Date('2027-03-31T23:00:00.000Z'))).toEqual({ at, late: true });
  expect(dueClaim(null, new Date(at))).toBeNull();
});
