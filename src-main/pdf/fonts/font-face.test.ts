import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FaceName } from './face.ts';
import { loadFaces } from './load-faces.ts';

const { faces, font } = loadFaces();
const NAMES: readonly FaceName[] = ['regular', 'strong'];
const characters = font('regular').font.characterSet.map((codePoint) => String.fromCodePoint(codePoint));
const heldText = (most: number) => fc.array(fc.constantFrom(...characters), { maxLength: most }).map((all) => all.join(''));
const advances = (text: string): number[] => faces.regular.shape(text).glyphs.map(({ advance }) => advance);

test('both faces hold the same characters, so words can be made strong without a look at them', () => {
  expect(font('strong').font.characterSet).toEqual(font('regular').font.characterSet);
  expect(characters.length).toBeGreaterThan(1500);
});

test('the faces are read once', () => {
  expect(loadFaces().faces).toBe(faces);
  expect(font('strong').bytes.length).toBeGreaterThan(100_000);
});

test('measures are thousandths of the type size', () => {
  expect(faces.regular).toMatchObject({ ascent: 1024, descent: -400, capHeight: 660 });
  expect(faces.regular.holds(0x41)).toBe(true);
  expect(faces.regular.holds(0x1f600)).toBe(false);
});

test.each(NAMES)('"AV" is kerned in the %s face as the font itself kerns it', (name) => {
  const own = font(name).font.layout('AV');
  const run = faces[name].shape('AV');
  expect(run.glyphs.map(({ advance }) => advance)).toEqual(own.positions.map(({ xAdvance }) => xAdvance));
  expect(run.width).toBeLessThan(faces[name].shape('A').width + faces[name].shape('V').width);
});

test('a text of letters, figures and signs is set as the font sets it without ligatures', () => {
  const printable = characters.filter((one) => /[\x20-\x7e\u00c0-\u024f‘’“”–—…]/.test(one));
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...printable), { maxLength: 30 }).map((all) => `A${all.join('')}`),
      fc.constantFrom(...NAMES),
      (text, name) => {
        const own = font(name).font.layout(text, { liga: false, clig: false, calt: false });
        const run = faces[name].shape(text);
        expect(run.glyphs.map(({ id }) => id)).toEqual(own.glyphs.map(({ id }) => id));
        expect(run.glyphs.map(({ advance }) => advance)).toEqual(own.positions.map(({ xAdvance }) => xAdvance));
      },
    ),
  );
});

test('characters are never joined: each can be searched for and copied', () => {
  expect(faces.regular.shape('office ﬁ 1⁄2').glyphs.map(({ text }) => text)).toEqual([...'office ﬁ 1⁄2']);
});

test('marks keep their text and are moved to their letter', () => {
  const run = faces.regular.shape('e\u0301');
  expect(run.glyphs.map(({ text, advance }) => [text, advance])).toEqual([
    ['e', 496],
    ['\u0301', 0],
  ]);
  expect(run.glyphs[1]?.shift).toEqual({ x: -232, y: 0 });
  // The font takes the letter apart to set both marks: then the first glyph stands for all of it.
  const two = faces.regular.shape('\u1ecd\u0301');
  expect(two.glyphs.map(({ text }) => text)).toEqual(['\u1ecd\u0301', '', '']);
  expect(two.glyphs.map(({ shift }) => shift !== null)).toEqual([false, true, true]);
});

test('a letter with marks is kerned as the letter alone', () => {
  const [t, e] = advances('To');
  expect(advances('To\u0323\u0301')).toEqual([t, e, 0, 0]);
  expect(faces.regular.shape('o\u0323V').width).toBe(faces.regular.shape('oV').width);
  const [first, second] = faces.regular.shape('o\u0323V').glyphs;
  expect(first?.advance).toBe(advances('o')[0]);
  expect(second?.advance).toBe((advances('oV')[0] ?? 0) - (advances('o')[0] ?? 0));
});

test('the texts of the glyphs make the text again, and the width is the sum of the advances', () => {
  fc.assert(
    fc.property(heldText(60), fc.constantFrom(...NAMES), (text, name) => {
      const run = faces[name].shape(text);
      expect(run.face).toBe(name);
      expect(run.glyphs.map((glyph) => glyph.text).join('')).toBe(text);
      expect(run.width).toBeCloseTo(
        run.glyphs.reduce((sum, { advance }) => sum + advance, 0),
        6,
      );
      expect(faces[name].shape(text)).toEqual(run);
    }),
  );
});

test('a pile of marks without end is set too', () => {
  const pile = `a${'\u0323'.repeat(2000)}`;
  expect(
    faces.regular
      .shape(pile)
      .glyphs.map(({ text }) => text)
      .join(''),
  ).toBe(pile);
});

test('what the face does not hold is a bug of who asks', () => {
  expect(() => faces.regular.shape('\u{1F600}')).toThrow('the regular face holds no 1f600');
});
