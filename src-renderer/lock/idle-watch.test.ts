import { expect, it } from 'vitest';
import { IdleWatch } from './idle-watch.ts';

const NOON = Date.UTC(2026, 10, 22, 12);

it('it is over when nobody was there for that long', () => {
  const watch = new IdleWatch(60_000, NOON);
  expect(watch.isOver(NOON + 59_999)).toBe(false);
  watch.somebodyIsHere(NOON + 59_999);
  expect(watch.isOver(NOON + 60_000)).toBe(false);
  expect(watch.isOver(NOON + 119_999)).toBe(true);
});

it('whoever comes too late, as after the computer slept, does not keep it open', () => {
  const watch = new IdleWatch(60_000, NOON);
  watch.somebodyIsHere(NOON + 3_600_000);
  expect(watch.isOver(NOON + 3_600_001)).toBe(true);
});

it('a clock that is set back begins the wait anew', () => {
  const watch = new IdleWatch(60_000, NOON);
  expect(watch.isOver(NOON - 86_400_000)).toBe(false);
  expect(watch.isOver(NOON - 86_400_000 + 60_000)).toBe(true);
});
