import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashOneTimePassword, makeOneTimePassword } from './one-time-password.ts';

test('it is five groups of four letters that cannot be taken for others, and no two are the same', () => {
  const made = Array.from({ length: 500 }, () => makeOneTimePassword(randomBytes));
  for (const password of made) expect(password).toMatch(/^([A-HJKMNP-TW-Z2-9]{4}-){4}[A-HJKMNP-TW-Z2-9]{4}$/);
  expect(new Set(made).size).toBe(500);
});

test('typed with spaces, small letters or a long dash it is the same', () => {
  const password = makeOneTimePassword(randomBytes);
  const hash = hashOneTimePassword(password);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  for (const typed of [
    password.toLowerCase(),
    password.replaceAll('-', ' '),
    ` ${password.replaceAll('-', '–')}\n`,
    password.replaceAll('-', ''),
  ]) {
    expect(hashOneTimePassword(typed)).toBe(hash);
  }
});

test('what cannot be one has no hash', () => {
  for (const typed of ['', 'ABCD', 'lantern gravel otter marmalade', 'x'.repeat(100_000)])
    expect(hashOneTimePassword(typed)).toBeNull();
});
