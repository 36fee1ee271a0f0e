import { randomBytes, randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { sessionId } from '../../src-shared/contract/central/accounts/fields.ts';
import { organisationId } from '../../src-shared/contract/central/identifiers.ts';
import { ACCESS_MINUTES, makeAccessToken, readAccessToken } from './access-token.ts';

const key = randomBytes(32);
const NOW = Date.parse('2018-03-31T22:58:00Z');
const of = { org: organisationId.parse(randomUUID()), sid: sessionId.parse(randomUUID()) };

test('a token is read until it runs out, and says when that is', async () => {
  const { token, ends } = await makeAccessToken(of, key, NOW);
  expect(ends).toBe(NOW + ACCESS_MINUTES * 60_000);
  expect(await readAccessToken(token, key, ends - 1_000)).toEqual(of);
  expect(await readAccessToken(token, key, ends)).toBeNull();
});

test('a token of another key, without a signature, of another kind, or without an end is none', async () => {
  const claims = { org: of.org, sid: of.sid };
  const seconds = NOW / 1_000;
  const others = [
    (await makeAccessToken(of, randomBytes(32), NOW)).token,
    new UnsecuredJWT(claims)
      .setIssuer('igt-central')
      .setExpirationTime(seconds + 60)
      .encode(),
    await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('igt-central')
      .setExpirationTime(seconds + 60)
      .sign(key),
    await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' }).setIssuer('igt-central').sign(key),
    await new SignJWT({ org: 'x' })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer('igt-central')
      .setExpirationTime(seconds + 60)
      .sign(key),
    '',
    'a.b.c',
  ];
  for (const token of others) expect(await readAccessToken(token, key, NOW)).toBeNull();
});
