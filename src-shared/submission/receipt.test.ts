import fc from 'fast-check';
import { base64url } from 'jose';
import { describe, expect, test } from 'vitest';
import { exampleClaims, exampleReceipt, exampleService, KEYS_BEGIN } from '../../tests/example-receipt.ts';
import { keyInUse, rotateKeys, verifyKeySet } from './key-set.ts';
import { signReceipt, verifyReceipt } from './receipt.ts';
import { signText } from './signed-text.ts';
import { makeSigningKey, publicPart, signingKey } from './signing-key.ts';
import { type VerifyRefusal, verifyRefusalInWords } from './verify-refusal.ts';

const service = await exampleService();
const receipt = await exampleReceipt(service);
const { keys, pinned, key, root } = service;

const refusal = async (given: string, list = keys.text, of = pinned): Promise<VerifyRefusal | null> => {
  const verified = await verifyReceipt(given, list, of);
  return verified.ok ? null : verified.refusal;
};
const header = (said: object): string => base64url.encode(JSON.stringify(said));

test('a receipt gives back what the service said, and the same claims give the same receipt', async () => {
  const verified = await verifyReceipt(`\n${receipt}\n`, keys.text, pinned);
  expect(verified).toEqual({ ok: true, value: { ...exampleClaims(), format: 1, key: key.id } });
  expect(await exampleReceipt(service)).toBe(receipt);
});

test('with any one character changed, left out or added it is refused, and nothing is thrown', async () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const character = fc.oneof(
    fc.constantFrom(...letters, '.', '=', '+', '/', ' ', '\n', '\u0000'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const place = fc.oneof(fc.nat(receipt.length - 1), fc.constantFrom(0, receipt.length - 2, receipt.length - 1));
  await fc.assert(
    fc.asyncProperty(place, character, fc.constantFrom('change', 'leave out', 'add'), async (at, wanted, how) => {
      fc.pre(how !== 'change' || receipt[at] !== wanted);
      // White space around the whole text is no change of the receipt.
      fc.pre(how !== 'add' || at > 0);
      const altered = receipt.slice(0, at) + (how === 'leave out' ? '' : wanted) + receipt.slice(how === 'add' ? at : at + 1);
      expect(await refusal(altered), JSON.stringify({ at, wanted, how })).not.toBeNull();
    }),
    { numRuns: 400 },
  );
});

test('the last character of the signature has only one way to be written', async () => {
  // 64 bytes leave four bits of the last character unused: fifteen other letters decode to the same bytes.
  const same = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map((last) => receipt.slice(0, -1) + last);
  const verified = await Promise.all(same.map((one) => refusal(one)));
  expect(verified.filter((one) => one === null)).toHaveLength(1);
});

test('any text at all is refused and not thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map((text) => `${text}.${text}.${text}`),
      ),
      async (text) => {
        expect((await refusal(text))?.kind).toBe('receipt malformed');
        expect((await refusal(receipt, text))?.kind).toBe('key set malformed');
      },
    ),
  );
});

describe('what is refused, and as what', () => {
  test('a changed payload', async () => {
    const better = exampleClaims({ score: { points: 9, outOf: 9 } });
    const [first, , last] = receipt.split('.');
    const changed = `${first}.${base64url.encode(JSON.stringify({ ...better, format: 1, key: key.id }))}.${last}`;
    expect(await refusal(changed)).toEqual({ kind: 'receipt altered or forged' });
  });

  test('a forged one, which names the service’s key and is signed by a stranger', async () => {
    const stranger = await makeSigningKey();
    const forged = await signReceipt(exampleClaims(), { id: key.id, key: stranger.key });
    expect(await refusal(forged)).toEqual({ kind: 'receipt altered or forged' });
  });

  test('one by a stranger’s own key', async () => {
    expect(await refusal(await signReceipt(exampleClaims(), await makeSigningKey()))).toEqual({ kind: 'key not known' });
  });

  test('one that names one key of the service and is signed by, or claims, another', async () => {
    const next = await makeSigningKey();
    const both = await rotateKeys(keys.set, next.key, root, new Date('2028-01-01'));
    expect(await refusal(await signReceipt(exampleClaims(), { id: key.id, key: next.key }), both.text)).toEqual({
      kind: 'signed by another key',
    });
    const claims = await signText('igt-receipt', { ...exampleClaims(), format: 1, key: next.id }, key);
    expect(await refusal(claims, both.text)).toEqual({ kind: 'signed by another key' });
  });

  test.each([
    ['no algorithm', { alg: 'none', typ: 'igt-receipt', kid: key.id }],
    ['a secret made of the public key', { alg: 'HS256', typ: 'igt-receipt', kid: key.id }],
    ['a key of its own', { alg: 'EdDSA', typ: 'igt-receipt', kid: key.id, jwk: publicPart(key.key) }],
    ['an extension', { alg: 'EdDSA', typ: 'igt-receipt', kid: key.id, crit: ['b64'], b64: false }],
  ])('a header with %s', async (_what, said) => {
    const [, payload, signature] = receipt.split('.');
    expect(await refusal(`${header(said)}.${payload}.${signature}`)).toEqual({ kind: 'receipt malformed' });
  });

  test('a key set in place of a receipt, and a receipt in place of a key set', async () => {
    expect(await refusal(keys.text)).toEqual({ kind: 'receipt malformed' });
    expect(await refusal(receipt, receipt)).toEqual({ kind: 'key set malformed' });
  });

  test('claims that are none, and those of a newer app', async () => {
    expect(await refusal(await signText('igt-receipt', { format: 1, key: key.id }, key))).toEqual({ kind: 'receipt malformed' });
    const more = await signText('igt-receipt', { ...exampleClaims(), format: 1, key: key.id, mood: 'good' }, key);
    expect(await refusal(more)).toEqual({ kind: 'receipt malformed' });
    expect(await refusal(await signText('igt-receipt', { format: 2 }, key))).toEqual({
      kind: 'receipt of a newer app',
      format: 2,
    });
  });

  test('a key set that another root signed, that is of another service, or that misnames a key', async () => {
    const other = await exampleService();
    expect(await refusal(receipt, other.keys.text)).toEqual({ kind: 'key set forged' });
    const elsewhere = { ...pinned, service: 'https://elsewhere.example.org/' };
    expect(await refusal(receipt, keys.text, elsewhere)).toEqual({ kind: 'key set of another service', service: pinned.service });
    const misnamed = { ...keys.set, keys: keys.set.keys.map((one) => ({ ...one, key: publicPart(other.key.key) })) };
    expect(await refusal(receipt, await signText('igt-key-set', misnamed, root))).toEqual({ kind: 'key set malformed' });
  });
});

describe('after a rotation', () => {
  const turned = new Date('2027-06-01T00:00:00.000Z');

  test('old receipts verify with the new list, new ones too, and the root stays the same', async () => {
    const next = await makeSigningKey();
    const after = await rotateKeys(keys.set, next.key, root, turned);
    expect(after.set).toMatchObject({
      number: 2,
      keys: [
        { id: key.id, until: turned.toISOString() },
        { id: next.id, until: null },
      ],
    });
    expect(await refusal(receipt, after.text)).toBeNull();
    const later = exampleClaims({ received: '2027-06-02T00:00:00.000Z' });
    expect(await refusal(await signReceipt(later, next), after.text)).toBeNull();
    expect(await refusal(await signReceipt(later, next)), 'with the list of before').toEqual({ kind: 'key not known' });
  });

  test('a key that was replaced signs nothing later, and a new one nothing earlier', async () => {
    const next = await makeSigningKey();
    const after = await rotateKeys(keys.set, next.key, root, turned);
    const [early, late] = [exampleClaims(), exampleClaims({ received: '2027-06-01T00:00:00.001Z' })];
    const first = { from: KEYS_BEGIN.toISOString(), until: turned.toISOString() };
    expect(await refusal(await signReceipt(late, key), after.text)).toEqual({
      kind: 'key not in use then',
      received: late.received,
      ...first,
    });
    expect(await refusal(await signReceipt(early, next), after.text)).toMatchObject({ kind: 'key not in use then', until: null });
  });

  test('whenever something is received, the key in use then gives a receipt that verifies after any rotations', async () => {
    const day = (number: number): Date => new Date(KEYS_BEGIN.getTime() + number * 86_400_000);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 21 }),
        async (days, at) => {
          const all = [key];
          let list = keys;
          for (const number of days.sort((a, b) => a - b)) {
            const next = await makeSigningKey();
            all.push(next);
            list = await rotateKeys(list.set, next.key, root, day(number));
          }
          const verified = await verifyKeySet(list.text, pinned);
          const signer = all.find(({ id }) => verified.ok && id === keyInUse(verified.value, day(at)));
          if (!signer) throw new Error('no key is in use');
          const made = await signReceipt(exampleClaims({ received: day(at).toISOString() }), signer);
          expect(await refusal(made, list.text)).toBeNull();
        },
      ),
      { numRuns: 30 },
    );
    expect(keyInUse(keys.set, day(-1))).toBeNull();
  });
});

test('a kept key has the name that it had', async () => {
  expect(await signingKey(key.key)).toEqual(key);
});

test('each refusal has words of its own that say what to do, and none blames the person', () => {
  const refusals: VerifyRefusal[] = [
    { kind: 'receipt malformed' },
    { kind: 'receipt of a newer app', format: 2 },
    { kind: 'receipt altered or forged' },
    { kind: 'signed by another key' },
    { kind: 'key not known' },
    {
      kind: 'key not in use then',
      received: '2028-01-01T12:00:00.000Z',
      from: '2026-04-01T00:00:00.000Z',
      until: '2027-06-01T00:00:00.000Z',
    },
    { kind: 'key not in use then', received: '2020-01-01T12:00:00.000Z', from: '2026-04-01T00:00:00.000Z', until: null },
    { kind: 'key set malformed' },
    { kind: 'key set forged' },
    { kind: 'key set of another service', service: 'https://elsewhere.example.org/' },
  ];
  const words = refusals.map(verifyRefusalInWords);
  expect(new Set(words).size).toBe(words.length);
  for (const said of words) expect(said).toMatch(/^(?!.*(invalid|please|!)).*[.]$/i);
  expect(words[5]).toContain('received on 1 January 2028 at 12:00');
});
