import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  calendarDay,
  dayInLondon,
  daysBetween,
  suggestedDue,
  toolkitYear,
  toolkitYearOf,
  yearInWords,
  yearsLater,
} from './toolkit-year.ts';

const day = (text: string) => calendarDay.parse(text);
const anyDay = fc
  .date({ min: new Date('2000-04-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => day(at.toISOString().slice(0, 10)));

test('a toolkit year joins two years that follow each other', () => {
  for (const fits of ['2017-18', '2026-27', '2099-00', '2009-10']) expect(toolkitYear.safeParse(fits).success, fits).toBe(true);
  for (const not of ['2026-28', '2026-26', '2026/27', '26-27', '1999-00', '2026-27\n', '2026-2027', ''])
    expect(toolkitYear.safeParse(not).success, not).toBe(false);
  expect(yearInWords(toolkitYear.parse('2026-27'))).toBe('2026/27');
});

test('the toolkit year turns on 1 April and ends on its suggested due date', () => {
  expect(toolkitYearOf(day('2027-03-31'))).toBe('2026-27');
  expect(toolkitYearOf(day('2027-04-01'))).toBe('2027-28');
  expect(suggestedDue(toolkitYear.parse('2026-27'), '03-31')).toBe('2027-03-31');
  expect(suggestedDue(toolkitYear.parse('2099-00'), '03-31')).toBe('2100-03-31');
  fc.assert(
    fc.property(anyDay, (at) => {
      const due = suggestedDue(toolkitYearOf(at), '03-31');
      const left = daysBetween(at, due);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left).toBeLessThan(366);
    }),
  );
});

test('a day that a clock with an empty battery shows falls in the nearest toolkit year there is', () => {
  expect(toolkitYearOf(day('1970-01-01'))).toBe('2000-01');
  expect(toolkitYearOf(day('2000-03-31'))).toBe('2000-01');
  expect(toolkitYearOf(day('2100-04-01'))).toBe('2099-00');
});

test('a calendar day is a real one', () => {
  for (const not of ['2027-02-29', '2027-13-01', '2027-3-1', '31/03/2027', '2027-03-31T00:00:00Z'])
    expect(calendarDay.safeParse(not).success, not).toBe(false);
  expect(calendarDay.safeParse('2028-02-29').success).toBe(true);
});

test.each([
  // Winter: London is at UTC.
  ['2026-12-31T23:59:59.999Z', '2026-12-31'],
  // The clocks went forward on 28 March 2027, so 31 March ends an hour early by UTC.
  ['2027-03-31T22:59:59.999Z', '2027-03-31'],
  ['2027-03-31T23:00:00.000Z', '2027-04-01'],
  // In 2024 they went forward on 31 March itself.
  ['2024-03-31T00:30:00.000Z', '2024-03-31'],
  ['2024-03-30T23:59:59.999Z', '2024-03-30'],
  ['2024-03-31T22:59:59.999Z', '2024-03-31'],
  ['2024-03-31T23:00:00.000Z', '2024-04-01'],
  // And back on 25 October 2026.
  ['2026-10-24T23:00:00.000Z', '2026-10-25'],
  ['2026-10-25T23:59:59.999Z', '2026-10-25'],
])('at %s it is %s in London', (at, london) => {
  expect(dayInLondon(new Date(at))).toBe(london);
});

test('whatever the clock shows, it is some day in London', () => {
  expect(dayInLondon(new Date(-8.64e15))).toBe('1970-01-01');
  expect(dayInLondon(new Date(8.64e15))).toBe('9999-12-31');
});

test('days are counted as a calendar counts them, clock changes and leap days included', () => {
  expect(daysBetween(day('2027-03-27'), day('2027-03-31'))).toBe(4);
  expect(daysBetween(day('2026-10-24'), day('2026-10-26'))).toBe(2);
  expect(daysBetween(day('2028-02-28'), day('2028-03-01'))).toBe(2);
  expect(daysBetween(day('2027-04-01'), day('2027-03-31'))).toBe(-1);
  fc.assert(
    fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
      expect(daysBetween(a, b) + daysBetween(b, c)).toBe(daysBetween(a, c));
      expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
    }),
  );
});

test('the same day some years later, also from a leap day', () => {
  expect(yearsLater(day('2026-11-29'), 1)).toBe('2027-11-29');
  expect(yearsLater(day('2028-02-29'), 1)).toBe('2029-02-28');
  expect(yearsLater(day('2028-02-29'), 4)).toBe('2032-02-29');
});
