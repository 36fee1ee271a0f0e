import type { Glyph } from '../fonts/face.ts';
import type { TrueTypeFile } from './true-type-file.ts';

/**
 * Which code stands for which glyph of one face in one document. It is the number of the glyph in the font as shipped, except
 * where one glyph stands for two texts: the second text gets a code of its own past the last glyph, so that each code has one
 * text and what is copied out is what was typed.
 */
export class GlyphCodes {
  /** A glyph without width or outline, to stand at the end of something; null where the face has none. */
  readonly nothing: Glyph | null;
  readonly #file: TrueTypeFile;
  readonly #texts: Map<number, string>;
  /** Codes of further texts, by glyph and text. */
  readonly #further = new Map<string, number>();
  readonly #copies: number[] = [];
  #areUsed = false;

  constructor(file: TrueTypeFile) {
    this.#file = file;
    this.#texts = new Map(everyday(file));
    const id = file.glyphOf(ZERO_WIDTH_SPACE.codePointAt(0) ?? 0);
    this.nothing = id === 0 ? null : { id, text: ZERO_WIDTH_SPACE, advance: 0, shift: null };
  }

  /** @returns four digits, as they stand in a string of a content stream */
  hexOf(glyph: Glyph): string {
    if (glyph.id === 0) throw new Error('a character without a glyph was to be drawn');
    this.#areUsed = true;
    // For programs that do not know the text that stands beside the glyphs of one character.
    const text = glyph.text === '' ? ZERO_WIDTH_SPACE : glyph.text;
    const known = this.#texts.get(glyph.id);
    if (known === undefined) this.#texts.set(glyph.id, text);
    return hex(known === undefined || known === text ? glyph.id : this.#furtherCode(glyph.id, text));
  }

  /** Without kerning, in thousandths of the type size. */
  widthOf(glyph: Glyph): number {
    return this.#file.width(glyph.id);
  }

  /** True where anything was drawn with it. */
  get areUsed(): boolean {
    return this.#areUsed;
  }

  /** Every code with its text, in the order of the codes. */
  get texts(): readonly (readonly [code: number, text: string])[] {
    return [...this.#texts].sort(([a], [b]) => a - b);
  }

  /** The glyphs that codes past the last glyph stand for. */
  get copies(): readonly number[] {
    return this.#copies;
  }

  #furtherCode(glyph: number, text: string): number {
    const key = `${glyph} ${text}`;
    const known = this.#further.get(key);
    if (known !== undefined) return known;
    const code = this.#file.glyphCount + this.#copies.length;
    this.#copies.push(glyph);
    this.#texts.set(code, text);
    this.#further.set(key, code);
    return code;
  }
}

const ZERO_WIDTH_SPACE = '\u200b';

const everydayTexts = new WeakMap<TrueTypeFile, readonly (readonly [number, string])[]>();

/**
 * The letters, digits and signs that nearly every document has. They are always embedded, used or not: most documents then
 * have the very same font in them, which is made and compressed once.
 */
function everyday(file: TrueTypeFile): readonly (readonly [number, string])[] {
  const known = everydayTexts.get(file);
  if (known !== undefined) return known;
  const characters = [...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)), ...'·–—‘’“”•…£'];
  const texts = new Map<number, string>();
  for (const character of characters) {
    const glyph = file.glyphOf(character.codePointAt(0) ?? 0);
    if (glyph !== 0 && !texts.has(glyph)) texts.set(glyph, character);
  }
  const made = [...texts];
  everydayTexts.set(file, made);
  return made;
}

const HEX = Array.from({ length: 0x10000 }, (_, code) => code.toString(16).padStart(4, '0'));

function hex(code: number): string {
  const digits = HEX[code];
  // A code of two bytes: better no file than one in which something is not drawn.
  if (digits === undefined) throw new Error('a document has more than 65,535 different glyphs of one face');
  return digits;
}
