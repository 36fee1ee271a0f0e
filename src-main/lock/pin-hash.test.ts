import { expect, it } from 'vitest';
import { hashPin, isPin, pinHash } from './pin-hash.ts';

it('a kept PIN is known again, and no other', async () => {
  const kept = pinHash.parse(JSON.parse(JSON.stringify(await hashPin('4711'))));
  expect(JSON.stringify(kept)).not.toContain('4711');
  expect(await isPin('4711', kept)).toBe(true);
  for (const wrong of ['4712', '47110', '0471', '']) expect(await isPin(wrong, kept)).toBe(false);
});

it('the same PIN of two people is kept differently', async () => {
  const [one, other] = await Promise.all([hashPin('4711'), hashPin('4711')]);
  expect(one.salt).not.toBe(other.salt);
  expect(one.hash).not.toBe(other.hash);
});

it('a PIN kept at another cost is still known', async () => {
  // scrypt('4711', sixteen zero bytes, N=1024, r=8, p=1), made with Python’s hashlib.
  const kept = { salt: '00'.repeat(16), hash: '02f299b957793b75670159f71a8531ede5aa9d7b4ca83405c0e0ce3ad1feac47', cost: 1_024 };
  expect(await isPin('4711', kept)).toBe(true);
});
