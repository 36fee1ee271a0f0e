import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeRenewal, type RefreshToken, readRefreshToken, storedForm, writeRefreshToken } from './refresh-token.ts';

const key = randomBytes(32);

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function token(generation = 1): RefreshToken {
  return { organisation: randomUUID(), session: randomUUID(), generation, secret: secret() };
}

test('what was written is read again, and only under the same key', () => {
  const made = token(7);
  const text = writeRefreshToken(made, key);
  expect(readRefreshToken(text, key)).toEqual(made);
  expect(readRefreshToken(text, randomBytes(32))).toBeNull();
});

test('a token with one character changed is no token', () => {
  const text = writeRefreshToken(token(), key);
  for (let place = 0; place < text.length; place += 1) {
    const other = text[place] === 'a' ? 'b' : 'a';
    expect(readRefreshToken(text.slice(0, place) + other + text.slice(place + 1), key), `at ${place}`).toBeNull();
  }
});

test('any text is read without a fault', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => readRefreshToken(text, key) === null));
});

test('the current token is renewed, and the database keeps no secret', () => {
  const first = token(1);
  const next = secret();
  expect(judgeRenewal(first, next, storedForm(first))).toEqual({
    kind: 'renew',
    to: storedForm({ generation: 2, secret: next }),
  });
  expect(JSON.stringify(storedForm(first))).not.toContain(first.secret);
});

test('a renewal whose answer was lost is answered again', () => {
  const first = token(1);
  const next = secret();
  expect(judgeRenewal(first, next, storedForm({ generation: 2, secret: next }))).toEqual({ kind: 'repeat' });
});

test('a token that was replaced is reuse, however long ago, and also with a secret guessed anew', () => {
  const first = token(1);
  expect(judgeRenewal(first, secret(), storedForm({ generation: 2, secret: secret() }))).toEqual({ kind: 'reuse' });
  const next = secret();
  expect(judgeRenewal(first, next, storedForm({ generation: 3, secret: next }))).toEqual({ kind: 'reuse' });
});

test('a token of a time after a restored backup ends nothing and renews nothing', () => {
  expect(judgeRenewal(token(9), secret(), storedForm(token(5)))).toEqual({ kind: 'unknown' });
  expect(judgeRenewal(token(5), secret(), storedForm(token(5)))).toEqual({ kind: 'unknown' });
});
