import { expect, test } from 'vitest';
import { reopening } from './reopening.ts';

test('a window that dies now and then comes back each time', () => {
  let now = 0;
  const mayReopen = reopening(() => now);
  for (let death = 0; death < 50; death += 1) {
    now += 21_000;
    expect(mayReopen(), `death ${death}`).toBe(true);
  }
});

test('one that dies as soon as it is open does not, until a minute has passed', () => {
  let now = 0;
  const mayReopen = reopening(() => now);
  expect([mayReopen(), mayReopen(), mayReopen(), mayReopen()]).toEqual([true, true, true, false]);
  now += 60_000;
  expect(mayReopen()).toBe(true);
});
