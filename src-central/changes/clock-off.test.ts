import { describe, expect, it } from 'vitest';
import { clockOffAtSending, clockOffOfChange } from './clock-off.ts';

const NOW = Date.parse('2018-03-20T09:00:00.000Z');
const YEAR = 365 * 24 * 3_600_000;
const at = (time: number): string => new Date(time).toISOString();

describe('a clock that is off', () => {
  it('is flagged when it is a year ahead or a year behind as the computer sends', () => {
    expect(clockOffAtSending(at(NOW + YEAR), NOW)).toBe(YEAR);
    expect(clockOffAtSending(at(NOW - YEAR), NOW)).toBe(-YEAR);
    expect(clockOffOfChange(at(NOW - YEAR), -YEAR, NOW)).toBe(-YEAR);
  });

  it('agrees within minutes, and work that waited offline for a year is nothing to flag', () => {
    expect(clockOffAtSending(at(NOW + 60_000), NOW)).toBeNull();
    expect(clockOffOfChange(at(NOW - YEAR), null, NOW)).toBeNull();
  });

  it('is flagged for a change from the future though the clock was put right since', () => {
    expect(clockOffOfChange(at(NOW + YEAR), null, NOW)).toBe(YEAR);
  });
});
