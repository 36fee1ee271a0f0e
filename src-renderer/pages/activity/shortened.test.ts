import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortened } from './shortened.ts';

it('cuts between two words, and leaves short texts alone', () => {
  const text = 'In the information governance folder. '.repeat(10);
  const short = shortened(text);
  expect(text.startsWith(`${short} `)).toBe(true);
  expect(short.length).toBeGreaterThan(120);
  expect(shortened('a'.repeat(190))).toHaveLength(190);
  expect(shortened('a'.repeat(191))).toHaveLength(160);
});

it('is the beginning of any text, whole characters only', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '🧾', '\n', 'é'), maxLength: 400 }), (text) => {
      const short = shortened(text);
      expect(text.startsWith(short)).toBe(true);
      expect(short.isWellFormed()).toBe(true);
      expect(short.length).toBeLessThanOrEqual(190);
    }),
  );
});
