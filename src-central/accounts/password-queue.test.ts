import { expect, test } from 'vitest';
import { makePasswordQueue } from './password-queue.ts';

const SMALL = { memoryKibibytes: 256, passes: 1 };

test('what was hashed is verified, in Argon2id with its own salt', async () => {
  const queue = makePasswordQueue();
  const first = await queue.hash('lantern gravel otter');
  const second = await queue.hash('lantern gravel otter');
  if (!first.ok || !second.ok) throw new Error('busy');
  expect(first.value).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(first.value).not.toBe(second.value);
  expect(await queue.verify(first.value, 'lantern gravel otter')).toEqual({ ok: true, value: true });
  expect(await queue.verify(first.value, 'lantern gravel otters')).toEqual({ ok: true, value: false });
});

test('nobody’s password is wrong, whatever is typed', async () => {
  const queue = makePasswordQueue({ atOnce: 1, waiting: 1, cost: SMALL });
  expect(await queue.verify(null, 'nobody has this password')).toEqual({ ok: true, value: false });
});

test('ten thousand at once: as many as have room are answered, the others are told to come back, and it goes on working', async () => {
  const queue = makePasswordQueue({ atOnce: 2, waiting: 10, cost: SMALL });
  const hashed = await queue.hash('lantern gravel otter');
  if (!hashed.ok) throw new Error('busy');
  const answers = await Promise.all(Array.from({ length: 10_000 }, () => queue.verify(hashed.value, 'wrong')));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(12);
  expect(answers.filter((answer) => !answer.ok)).toHaveLength(9_988);
  expect(await queue.verify(hashed.value, 'lantern gravel otter')).toEqual({ ok: true, value: true });
});

test('a stored form that cannot be read is a fault, and does not take its place in the queue with it', async () => {
  const queue = makePasswordQueue({ atOnce: 1, waiting: 1, cost: SMALL });
  await expect(queue.verify('not a hash', 'x')).rejects.toThrow();
  await expect(queue.verify('not a hash', 'x')).rejects.toThrow();
  expect((await queue.hash('x')).ok).toBe(true);
});
