import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';
import { loadFaces } from '../fonts/load-faces.ts';
import { subsetTrueType } from './subset-true-type.ts';
import { readTrueType } from './true-type-file.ts';

const whole = loadFaces().font('regular');
const file = readTrueType(whole.bytes);

function outlineOf(font: fontkit.Font, glyph: number): string {
  return font.getGlyph(glyph).path.toSVG();
}

function read(bytes: Uint8Array): fontkit.Font {
  const font = fontkit.create(Buffer.from(bytes));
  if (!('unitsPerEm' in font)) throw new Error('a collection');
  return font;
}

describe('a font file that is read', () => {
  it('has the measures and glyphs that fontkit finds in it', () => {
    const { font } = whole;
    expect(file.name).toBe(font.postscriptName);
    expect(file.glyphCount).toBe(font.numGlyphs);
    expect([file.ascent, file.descent, file.capHeight]).toEqual([font.ascent, font.descent, font.capHeight]);
    for (const codePoint of font.characterSet) {
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      expect([file.glyphOf(codePoint), file.width(id)], codePoint.toString(16)).toEqual([id, advanceWidth]);
    }
  });
});

describe('a font with some of its glyphs', () => {
  const of = (text: string) => Array.from(text, (character) => file.glyphOf(character.codePointAt(0) ?? 0));

  it('has their outlines and widths under the numbers of the whole font, parts of compound ones too', () => {
    const used = of('Aé ẤЖǺΏ');
    const subset = read(subsetTrueType(file, used, []));
    for (const glyph of used) {
      expect(outlineOf(subset, glyph)).toBe(outlineOf(whole.font, glyph));
      expect(subset.getGlyph(glyph).advanceWidth).toBe(whole.font.getGlyph(glyph).advanceWidth);
    }
    expect(outlineOf(subset, 0)).toBe(outlineOf(whole.font, 0));
    expect(outlineOf(subset, of('Q')[0] ?? 0)).toBe('');
  });

  it('has copies behind its last glyph', () => {
    const [a = 0, e = 0] = of('Aé');
    const subset = read(subsetTrueType(file, [], [a, e]));
    expect(subset.numGlyphs).toBe(file.glyphCount + 2);
    expect(outlineOf(subset, file.glyphCount)).toBe(outlineOf(whole.font, a));
    expect(outlineOf(subset, file.glyphCount + 1)).toBe(outlineOf(whole.font, e));
    expect(subset.getGlyph(file.glyphCount).advanceWidth).toBe(whole.font.getGlyph(a).advanceWidth);
  });

  it('has sums that add up to what the format wants', () => {
    const bytes = subsetTrueType(file, of('abc'), []);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });
});
