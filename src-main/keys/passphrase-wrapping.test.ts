import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { PASSPHRASE_COST, passphraseWrapping, unwrapWithPassphrase, wrapWithPassphrase } from './passphrase-wrapping.ts';

it('costs what OWASP asks for, and the app answers meanwhile', { timeout: 60_000 }, async () => {
  expect(PASSPHRASE_COST).toBe(2 ** 17);
  const key = Uint8Array.from(randomBytes(32));
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  const kept = await wrapWithPassphrase(key, 'correct horse', PASSPHRASE_COST);
  clearInterval(turning);
  expect(turns).toBeGreaterThan(3);
  const read = passphraseWrapping.parse(JSON.parse(JSON.stringify(kept)));
  expect(Buffer.from((await unwrapWithPassphrase(read, 'correct horse')) ?? [])).toEqual(Buffer.from(key));
  expect(await unwrapWithPassphrase(read, 'correct house')).toBeNull();
});

it('one that was kept at another cost opens too', async () => {
  const key = Uint8Array.from(randomBytes(32));
  const kept = await wrapWithPassphrase(key, 'correct horse', 2_048);
  expect(Buffer.from((await unwrapWithPassphrase(kept, 'correct horse')) ?? [])).toEqual(Buffer.from(key));
});
