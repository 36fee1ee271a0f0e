import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someChanges } from '../../tests/arbitraries.ts';
import { digestWith, digestWithout, documentDigest, EMPTY_DIGEST, isSameDigest, joinedDigest } from './digest.ts';
import { canonicalJson } from './snapshot.ts';

test('the digest is the same in any order and added in any pieces', () => {
  const pieces = someChanges.chain((changes) =>
    fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length }), fc.nat(changes.length)),
  );
  fc.assert(
    fc.property(pieces, ([changes, shuffled, cut]) => {
      const whole = digestWith(EMPTY_DIGEST, changes);
      expect(documentDigest.parse(whole)).toEqual(whole);
      const [first, rest] = [shuffled.slice(0, cut), shuffled.slice(cut)];
      expect(digestWith(digestWith(EMPTY_DIGEST, rest), first)).toEqual(whole);
      expect(joinedDigest(digestWith(EMPTY_DIGEST, first), digestWith(EMPTY_DIGEST, rest))).toEqual(whole);
    }),
  );
});

test('one change missing or altered makes another digest', () => {
  const oneOut = someChanges.chain((changes) => fc.tuple(fc.constant(changes), fc.nat(changes.length - 1)));
  fc.assert(
    fc.property(oneOut, ([changes, out]) => {
      const whole = digestWith(EMPTY_DIGEST, changes);
      expect(
        isSameDigest(
          whole,
          digestWith(
            EMPTY_DIGEST,
            changes.filter((_, at) => at !== out),
          ),
        ),
      ).toBe(false);
      const altered = changes.map((change, at) => (at === out ? { ...change, value: `not ${change.value}` } : change));
      expect(isSameDigest(whole, digestWith(EMPTY_DIGEST, altered))).toBe(false);
    }),
  );
});

test('it is the count and the XOR of SHA-256 over the canonical JSON', () => {
  const [one, other] = fc.sample(someChanges, { numRuns: 50, seed: 1 }).find((changes) => changes.length === 2) ?? [];
  if (!one || !other) throw new Error('no sample of two changes');
  const hash = (change: object): Buffer => createHash('sha256').update(canonicalJson(change)).digest();
  const [a, b] = [hash(one), hash(other)];
  expect(digestWith(EMPTY_DIGEST, [one, other])).toEqual({
    count: 2,
    xor: Buffer.from(a.map((byte, at) => byte ^ (b[at] ?? 0))).toString('hex'),
  });
});

test('a document that is not there has the digest of an empty one', () => {
  expect(isSameDigest(undefined, EMPTY_DIGEST)).toBe(true);
  expect(isSameDigest(undefined, { count: 1, xor: EMPTY_DIGEST.xor })).toBe(false);
});

test('taking changes out again leaves the digest of the others', () => {
  const pieces = someChanges.chain((changes) => fc.tuple(fc.constant(changes), fc.nat(changes.length)));
  fc.assert(
    fc.property(pieces, ([changes, cut]) => {
      const [out, left] = [changes.slice(0, cut), changes.slice(cut)];
      expect(digestWithout(digestWith(EMPTY_DIGEST, changes), out)).toEqual(digestWith(EMPTY_DIGEST, left));
    }),
  );
});
