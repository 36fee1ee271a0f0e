import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { within } from './within.ts';

test('what comes in time is waited for, and its failure is passed on', async () => {
  let came = false;
  const soon = wait(20).then(() => {
    came = true;
  });
  await within(5_000, soon);
  expect(came).toBe(true);
  await expect(within(5_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('what never comes is not waited for', async () => {
  await within(20, new Promise(() => undefined));
});
