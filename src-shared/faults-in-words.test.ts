import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { bridge } from './contract/bridge.ts';
import { faultsInWords } from './faults-in-words.ts';

const page = z.strictObject({
  title: z.string().min(3),
  kind: z.enum(['plain', 'fancy']),
  count: z.int().min(0).max(9),
  code: z.string().regex(/^x/, 'a code begins with x'),
  form: z.string().regex(/^y/),
  day: z.iso.date(),
  either: z.union([z.string(), z.int()]),
  lines: z.array(z.strictObject({ words: z.string() })).max(2),
});
const fits = { title: 'Some', kind: 'plain', count: 1, code: 'x', form: 'y', day: '2026-01-01', either: 1, lines: [] };

test.each([
  [{ title: 3 }, 'title should be text'],
  [{ title: '' }, 'title is too short'],
  [{ count: 10 }, 'count is too big'],
  [{ count: 'one' }, 'count should be a number'],
  [{ count: 1.5 }, 'count should be a whole number'],
  [{ kind: 'other' }, 'kind should be plain or fancy'],
  [{ code: 'z' }, 'code: a code begins with x'],
  [{ form: 'z' }, 'form has another form than it should have'],
  [{ day: 'today' }, 'day has another form than it should have'],
  [{ either: {} }, 'either has another form than it should have'],
  [{ lines: [{ words: 'x' }, { words: null }] }, 'lines[1].words should be text'],
  [{ lines: [1, 2, 3].map(() => ({ words: 'x' })) }, 'lines is too long'],
  [{ newer: 1, other: 2 }, 'it has parts that this version does not know (newer, other)'],
  [
    { title: 1, count: 'x', kind: 1, day: 1, form: 1 },
    'title should be text; kind should be plain or fancy; count should be a number; 2 more like these',
  ],
])('%j', (part, words) => {
  const read = page.safeParse({ ...fits, ...part });
  expect(read.success || faultsInWords(read.error)).toBe(words);
});

test('no fault of any message is told in the words of the schema library', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(bridge)), fc.jsonValue({ maxDepth: 3 }), ({ input }, json) => {
      const read = input.safeParse(json);
      if (!read.success) expect(faultsInWords(read.error)).not.toMatch(/invalid|unrecogni|received|expected/i);
    }),
  );
});
