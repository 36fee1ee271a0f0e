import { expect, test, vi } from 'vitest';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { accepted, refused } from '../../src-shared/result.ts';
import { ReturningHistory } from './returning-history.ts';

const BEFORE = { healed: { fromJournal: 1, fromDatabase: 0 }, damage: ['Before.'] };
const MISSING = { documents: [ORGANISATION], inJournal: 10, inDatabase: 0 };

test('nothing missing: whole at once', async () => {
  const history = new ReturningHistory(
    BEFORE,
    null,
    () => Promise.reject(new Error('not asked')),
    () => undefined,
  );
  await history.whole;
  expect([history.progress, history.healed]).toEqual([null, BEFORE.healed]);
});

test('a failure is tried again until it works, and what was healed and mended is added up', async () => {
  vi.useFakeTimers();
  let tries = 0;
  const shown: unknown[] = [];
  const history: ReturningHistory = new ReturningHistory(
    BEFORE,
    MISSING,
    async (_, tell) => {
      await Promise.resolve();
      tries += 1;
      tell(tries);
      if (tries === 1) throw new Error('closed for a moment');
      if (tries === 2) return refused({ code: 'disk full' as const, words: 'The disk is full.' });
      return accepted({ healed: { fromJournal: 10, fromDatabase: 2 }, damage: ['After.'] });
    },
    () => shown.push(history.progress?.done ?? null),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  await history.whole;
  expect(tries).toBe(3);
  expect(shown).toEqual([1, 2, 3, null]);
  expect(history.healed).toEqual({ fromJournal: 11, fromDatabase: 2 });
  expect(history.damage).toEqual(['Before.', 'After.']);
});

test('closing ends it, so that nothing is written into a workspace that is not open', async () => {
  vi.useFakeTimers();
  let tries = 0;
  const history = new ReturningHistory(
    BEFORE,
    MISSING,
    async () => {
      tries += 1;
      throw new Error('the database is closed');
    },
    () => undefined,
  );
  history.close();
  await vi.advanceTimersByTimeAsync(120_000);
  vi.useRealTimers();
  await history.whole;
  expect(tries).toBe(1);
});
