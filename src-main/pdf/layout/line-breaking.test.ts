import { describe, expect, it } from 'vitest';
import { loadFaces } from '../fonts/load-faces.ts';
import { breakIntoLines, longestWord, widestLine } from './line-breaking.ts';
import { wordsOfLeaf } from './tag-words.ts';
import { lineEnds } from './text.ts';

const { faces } = loadFaces();
const leaf = { kind: 'leaf' } as const;
const words = (text: string) => wordsOfLeaf(text, false, leaf, faces);
/** As many letters `n` as are this wide. */
const wide = (letters: number): number => faces.regular.shape('n').width * letters + 1;

function lines(text: string, letters: number): readonly string[] {
  return breakIntoLines(words(text), wide(letters), lineEnds(faces)).map(({ parts }) =>
    parts.map(({ atom }) => (atom.kind === 'text' ? atom.run.glyphs.map((glyph) => glyph.text).join('') : '')).join(''),
  );
}

describe('lines', () => {
  it('are as full as they go, and keep the space at their end', () => {
    expect(lines('nnn nnn nnn nnn', 8)).toEqual(['nnn nnn ', 'nnn nnn']);
  });

  it('let a space hang over the column, and none but the one', () => {
    expect(lines('nnnn nnnn', 4)).toEqual(['nnnn ', 'nnnn']);
    expect(lines('nnnn  nnnn', 4)).toEqual(['nnnn ', ' ', 'nnnn']);
  });

  it('begin anew where a person ended one; a space stands there, and an empty one is one', () => {
    expect(lines('nn\nnn\n\nnn', 9)).toEqual(['nn ', 'nn ', '', 'nn']);
  });

  it('cut a word that is longer than the column between characters, after a line end of its own', () => {
    expect(lines('nn nnnnnnnnnn nn', 4)).toEqual(['nn ', 'nnnn', 'nnnn', 'nn ', 'nn']);
  });

  it('never cut a letter from the mark on it', () => {
    for (const line of lines('n\u0323\u0301'.repeat(30), 3)) {
      expect(line).toMatch(/^\P{M}/u);
    }
  });

  it('draw a hyphen where a soft one was used, and say what was typed', () => {
    expect(lines('nnnn\u00adnnnn', 9)).toEqual(['nnnnnnnn']);
    const [first] = breakIntoLines(words('nnnn\u00adnnnn'), wide(6), lineEnds(faces));
    expect(first?.parts.map(({ atom }) => (atom.kind === 'text' ? atom.actualText : ''))).toEqual([null, '\u00ad']);
    expect(first?.width).toBeLessThanOrEqual(wide(6));
  });

  it('cut a mark for what no font holds only where it is longer than the column, and say once what it stands for', () => {
    const set = breakIntoLines(words('😀'), wide(4), lineEnds(faces));
    const actual = set.flatMap(({ parts }) => parts.map(({ atom }) => (atom.kind === 'text' ? atom.actualText : '')));
    expect(set.length).toBeGreaterThan(1);
    expect(actual.join('')).toBe('😀');
    expect(actual).not.toContain(null);
  });

  it('hold to a column in which not one letter fits', () => {
    expect(breakIntoLines(words('nnn'), 1, lineEnds(faces))).toHaveLength(3);
  });

  it('are set of a word of 5,000 letters and of a text of 100,000', () => {
    expect(lines('n'.repeat(5_000), 80)).toHaveLength(63);
    const long = lines('nnnn '.repeat(20_000), 99);
    expect(long.join('')).toBe('nnnn '.repeat(20_000));
  });
});

it('the longest word and the widest line are measured without the space at the end', () => {
  expect(longestWord(words('nn nnnn n'))).toBe(faces.regular.shape('nnnn').width);
  expect(widestLine(words('nn\nnnn n'))).toBeCloseTo(faces.regular.shape('nnn n').width, 5);
});
