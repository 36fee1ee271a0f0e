import { expect, test } from 'vitest';
import { FREE_TRIES, waitAfter } from './lock-out.ts';

test('mistyping a few times costs nothing', () => {
  for (let failures = 0; failures < FREE_TRIES; failures += 1) expect(waitAfter(failures)).toBe(0);
});

test('the wait grows and never passes an hour', () => {
  expect([5, 6, 7, 8, 9, 10, 11, 12, 13].map(waitAfter)).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
  expect(waitAfter(1_000_000)).toBe(3_600);
});

test('somebody who guesses without pause has fewer than 40 tries in a day', () => {
  let seconds = 0;
  let tries = 0;
  while (seconds < 24 * 3_600) {
    tries += 1;
    seconds += waitAfter(tries);
  }
  expect(tries).toBeLessThan(40);
});
