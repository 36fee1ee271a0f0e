import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { callsUnderWay } from './calls-under-way.ts';

test('it waits for what is being saved', async () => {
  const calls = callsUnderWay();
  let saved = false;
  void calls.track(
    wait(120).then(() => {
      saved = true;
    }),
  );
  await calls.settle(20, 5000);
  expect(saved).toBe(true);
});

test('it waits for a call that comes a moment later', async () => {
  const calls = callsUnderWay();
  let saved = false;
  const later = async (): Promise<void> => {
    await wait(60);
    await calls.track(wait(60));
    saved = true;
  };
  void later();
  await calls.settle(200, 5000);
  expect(saved).toBe(true);
});

test('it does not wait for ever', async () => {
  const calls = callsUnderWay();
  void calls.track(new Promise(() => undefined));
  await calls.settle(10, 60);
});

test('a call that fails has ended too, and its failure is passed on', async () => {
  const calls = callsUnderWay();
  await expect(calls.track(Promise.reject(new Error('no')))).rejects.toThrow('no');
  await calls.settle(10, 5000);
});
