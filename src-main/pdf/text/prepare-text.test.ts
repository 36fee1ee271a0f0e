import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFaces } from '../fonts/load-faces.ts';
import { prepareText, SIMPLE } from './prepare-text.ts';
import { readBack } from './prepared-piece.ts';

const { faces } = loadFaces();
const prepared = (typed: string) => prepareText(typed, faces);
/** What is set, marks included. */
const shown = (typed: string): string =>
  prepared(typed)
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'mark' ? piece.shown : '\n'))
    .join('');

test('plain words stay as they are, in one piece', () => {
  expect(prepared('It’s 9 o’clock – “fine”, Zoë said.')).toEqual([{ kind: 'text', text: 'It’s 9 o’clock – “fine”, Zoë said.' }]);
  expect(prepared('')).toEqual([]);
});

test('characters that get no look are held by both faces, composed, and never joined to the one before', () => {
  const all = new RegExp(`[${SIMPLE}]`);
  let count = 0;
  for (let codePoint = 0; codePoint < 0x10000; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    if (!all.test(character)) continue;
    count++;
    expect(faces.regular.holds(codePoint) && faces.strong.holds(codePoint), character).toBe(true);
    expect(character.normalize('NFC')).toBe(character);
    expect(character).not.toMatch(/\p{M}|\p{C}/u);
  }
  expect(count).toBeGreaterThan(400);
});

test.each([
  ['a letter and its accent are one character', 'Zoe\u0308', 'Zoë'],
  ['an accent that has no character of its own stays', 'M\u0304o', 'M\u0304o'],
  ['a soft hyphen stays where a line may end', 'con\u00adsent e\u00ad\u0301', 'con\u00adsent é'],
  ['a space of no width is where a line may end, and others of its kind go', '\ufeffa\u200bb\u2060c', 'a\u200bbc'],
  ['a no-break space stays, and so does a no-break hyphen', 'NHS\u00a0number 14\u20111', 'NHS\u00a0number 14\u20111'],
  ['a tab and other widths of space are a space', 'a\tb\u2003c\u3000d', 'a b c d'],
  ['spaces that keep figures together stay', '12\u202f000', '12\u202f000'],
  ['every line end is one', 'a\r\nb\rc\nd\u2028e\u2029f\u0085g\vh\fi\n', 'a\nb\nc\nd\ne\nf\ng\nh\ni\n'],
  ['a request to draw a held sign as a picture goes', '\u2714\ufe0f done 1\ufe0f', '✔ done 1'],
  ['a picture', 'ok \u{1F600}!', 'ok [U+1F600]!'],
  ['pictures in a row', '\u{1F600}\u{1F600}\u{1F600}\u{1F44D}', '[U+1F600 × 3][U+1F44D]'],
  ['a picture of several', '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}', '[U+1F468 U+1F469 U+1F467]'],
  ['a picture that begins with a held one', '\u2764\ufe0f\u200d\u{1F525}', '[U+2764 U+1F525]'],
  ['a flag', '\u{1F1EC}\u{1F1E7}', '[U+1F1EC U+1F1E7]'],
  ['a tone of skin', '\u{1F44D}\u{1F3FD}', '[U+1F44D U+1F3FD]'],
  ['Arabic in the order in which it is typed', 'a \u0645\u0631 b', 'a [U+0645][U+0631] b'],
  ['Hebrew with its points', '\u05e9\u05c1', '[U+05E9 U+05C1]'],
  ['Chinese', '\u4e2d\u6587', '[U+4E2D][U+6587]'],
  ['a mark that is not held leaves its letter', 'a\u1dc4b', 'a[U+1DC4]b'],
  ['a letter that is not held takes its marks along', '\u10d0\u0301', '[U+10D0 U+0301]'],
  ['control characters', 'a\u0000b\u001b[0m', 'a[U+0000]b[U+001B][0m'],
  ['what turns the direction round', 'exe\u202etxt.\u200f', 'exe[U+202E]txt.[U+200F]'],
  ['what no standard knows', '\u0378\u{10FFFF}\ue000', '[U+0378][U+10FFFF][U+E000]'],
  ['half of a character', 'a\ud83d', 'a[U+D83D]'],
  ['a joiner alone', '\u200d', '[U+200D]'],
])('%s', (_what, typed, expected) => {
  expect(shown(typed).replaceAll(/(?<=\[U[^\]]*)\u00a0/g, ' ')).toBe(expected);
});

test('a mark keeps what it stands for', () => {
  expect(prepared('\u{1F600}\u{1F600}')).toEqual([
    {
      kind: 'mark',
      shown: '[U+1F600\u00a0×\u00a02]',
      actual: '\u{1F600}\u{1F600}',
      code: 'U+1F600',
      character: '\u{1F600}',
      times: 2,
    },
  ]);
  expect(readBack(prepared('\u2764\ufe0f\u200d\u{1F525} \u0645\u0631'))).toBe('\u2764\ufe0f\u200d\u{1F525} \u0645\u0631');
  expect(readBack(prepared('a\ud83d'))).toBe('a\ufffd');
  expect(readBack(prepared('con\u00adsent'))).toBe('consent');
});

test('a hundred thousand pictures in a row are one mark, and all of them are kept', () => {
  const pieces = prepared('\u{1F600}'.repeat(100_000));
  expect(pieces).toHaveLength(1);
  expect(pieces[0]).toMatchObject({ shown: '[U+1F600\u00a0×\u00a0100000]', times: 100_000 });
  expect(readBack(pieces)).toHaveLength(200_000);
});

test('a picture joined without end becomes marks that fit on paper', () => {
  const typed = `\u{1F600}${'\u200d\u{1F600}\u200d\u{1F601}'.repeat(5000)}`;
  const pieces = prepared(typed);
  expect(readBack(pieces)).toBe(typed);
  for (const piece of pieces) expect(piece.kind === 'mark' ? piece.shown.length : 100).toBeLessThan(80);
});

test.each([
  ['marks on one letter', `a${'\u0323\u0301'.repeat(100_000)}`],
  ['soft hyphens', '\u00ad'.repeat(200_000)],
  ['soft hyphens and marks in turn', '\u00ad\u0301'.repeat(100_000)],
  ['requests to draw as a picture', `\u2714${'\ufe0f'.repeat(200_000)}`],
  ['line ends', '\r\n\u2028'.repeat(70_000)],
])('two hundred thousand %s come to an end', (_what, typed) => {
  // Taking the square of their number would be minutes.
  expect(prepared(typed).length).toBeGreaterThan(0);
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\r',
          '\n',
          '\t',
          '\u00ad',
          '\ufe0f',
          '\u200d',
          '\u0301',
          '\u0323',
          'e',
          ' ',
          '\u00a0',
          '©',
          '\u2764',
          '\ud83d',
        ),
        fc.constantFrom('\u{1F600}', '\u{1F1EC}', '\u0645', '\u05e9', '\u4e2d', '\u0600', '\u1100', '\u1161', '\u2126', '\u2000'),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

test('whatever is typed: the faces hold all that is set, and what is read back is what was typed', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const pieces = prepared(typed);
      for (const piece of pieces) {
        if (piece.kind === 'line end') continue;
        const set = piece.kind === 'text' ? piece.text : piece.shown;
        expect(set).not.toBe('');
        expect(
          faces.strong
            .shape(set)
            .glyphs.map(({ text }) => text)
            .join(''),
        ).toBe(set);
      }
      // As docs/pdf.md says it; the selectors of pictures that turn out to be held are the one thing that needs the face.
      const selectors = /[\ufe0e\ufe0f]/g;
      const asDocumented = typed
        .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n')
        .replace(/[\t\u1680\u2000-\u2006\u2008\u205f\u3000]/g, ' ')
        .replace(/[\u2060\ufeff]/g, '')
        .replace(/[\u00ad\u200b]+(?=\p{M})/gu, '')
        .replace(/(?<!\p{Extended_Pictographic})[\ufe00-\ufe0f]/gu, '')
        .normalize('NFC')
        .replace(/[\u00ad\u200b]/g, '')
        .toWellFormed();
      expect(readBack(pieces).replace(selectors, '')).toBe(asDocumented.replace(selectors, ''));
    }),
    { numRuns: 1000 },
  );
});
