import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutWhereLinesMayEnd } from './break-opportunities.ts';

/** Pieces with a stroke where a line may end, and a hyphen in brackets where one would then be drawn. */
function cut(text: string): string {
  return cutWhereLinesMayEnd(text)
    .map(({ text: piece, after }) => piece + { hold: '', 'may end': '|', hyphen: '(-)' }[after])
    .join('');
}

test.each([
  ['words between spaces', 'one two three', 'one |two |three'],
  ['hyphens and slashes between letters', 'well-known and/or so', 'well-|known |and/|or |so'],
  ['no figures of years and ranges', '2026-27 2026/27 1-2', '2026-27 |2026/27 |1-2'],
  ['no-break spaces', 'page\u00a03 of\u202f4', 'page\u00a03 |of\u202f4'],
  ['soft hyphens and spaces of no width', 'infor\u00admation a\u200bb', 'infor(-)mation |a|b'],
  ['the signs of an address', 'https://example.org/a-b?c=d', 'https://|example.|org/|a-b?|c=d'],
  ['a second space in a row', 'a   b', 'a | | |b'],
  ['one letter is not left alone', 'a/b e-mail', 'a/b |e-mail'],
])('a line may end after %s', (_, text, expected) => {
  expect(cut(text)).toBe(expected);
});

test('nothing of a text is lost but what is never drawn', () => {
  const text = fc
    .array(fc.constantFrom('a', 'bc', ' ', '-', '/', '\u00ad', '\u200b', '\u00a0', '://', '.', '@', 'é', 'e\u0301'))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, (given) => {
      const pieces = cutWhereLinesMayEnd(given);
      expect(pieces.map((piece) => piece.text).join('')).toBe(given.replace(/[\u00ad\u200b]/gu, ''));
      expect(pieces.every((piece) => piece.text !== '')).toBe(true);
    }),
  );
});
