import { describe, expect, it } from 'vitest';
import { NO_WRONG_TRIES, waitOf } from './waiting.ts';

const NOW = Date.UTC(2026, 10, 22, 9);

describe('after wrong tries', () => {
  it('the wait grows from the third on, up to five minutes', () => {
    const waits = Array.from({ length: 12 }, (_, count) => waitOf({ count, last: NOW }, NOW) / 1_000);
    expect(waits).toEqual([0, 0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300]);
    expect(waitOf({ count: 5_000, last: NOW }, NOW)).toBe(300_000);
  });

  it('it runs down with the clock', () => {
    expect(waitOf(NO_WRONG_TRIES, NOW)).toBe(0);
    expect(waitOf({ count: 4, last: NOW }, NOW + 4_000)).toBe(6_000);
    expect(waitOf({ count: 4, last: NOW }, NOW + 10_000)).toBe(0);
  });

  it('a clock that was set back makes nobody wait longer', () => {
    expect(waitOf({ count: 4, last: NOW }, NOW - 86_400_000)).toBe(10_000);
  });
});
