import { expect, test } from 'vitest';
import { inParallel } from './in-parallel.ts';

test('each thing has its turn once, at most so many at a time', async () => {
  const done: number[] = [];
  let [under, most] = [0, 0];
  await inParallel([5, 1, 4, 2, 3], 2, async (thing) => {
    under += 1;
    most = Math.max(most, under);
    await Promise.resolve();
    under -= 1;
    done.push(thing);
  });
  expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('the first that fails is told when those under way have ended, and no other begins', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const all = inParallel([1, 2, 3, 4], 2, async (thing) => {
    begun.push(thing);
    if (thing === 1) throw new Error('the first');
    await new Promise((resolve) => setImmediate(resolve));
    ended.push(thing);
  });
  await expect(all).rejects.toThrow('the first');
  expect([begun, ended]).toEqual([[1, 2], [2]]);
});
