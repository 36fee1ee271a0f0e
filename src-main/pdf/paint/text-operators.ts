import type { Glyph } from '../fonts/face.ts';
import type { DrawnText } from '../layout/placed.ts';
import type { GlyphCodes } from './glyph-codes.ts';
import { textOperand } from './objects.ts';

/** The operators that show one text where the text position is already set. */
export function showText(draw: DrawnText, codes: GlyphCodes): string {
  const shown = new ShownGlyphs(draw.size, codes);
  const { glyphs } = draw.run;
  if (draw.actualText !== null) {
    for (const glyph of glyphs) shown.add(glyph);
    return marked(draw.actualText, shown.end());
  }
  let operators = '';
  for (let index = 0; index < glyphs.length; ) {
    const length = clusterLength(glyphs, index);
    if (length > 1) {
      operators += shown.end();
      for (const glyph of glyphs.slice(index, index + length)) shown.add(glyph);
      operators += marked(glyphs[index]?.text ?? '', shown.end());
    } else {
      shown.add(glyphs[index] as Glyph);
    }
    index += length;
  }
  return operators + shown.end();
}

/** One, or more where a character is put together from several glyphs: those after the first have no text. */
function clusterLength(glyphs: readonly Glyph[], from: number): number {
  let to = from + 1;
  while (glyphs[to]?.text === '') to += 1;
  return to - from;
}

/** Glyphs that are read as another text than they show. */
function marked(actualText: string, operators: string): string {
  return `/Span <</ActualText ${textOperand(actualText)}>> BDC\n${operators}EMC\n`;
}

/** Collects glyphs into as few operators as will do: one, but for marks that are moved up or down. */
class ShownGlyphs {
  readonly #size: number;
  readonly #codes: GlyphCodes;
  #operators = '';
  /** What is open of a `TJ` operator: `<0001>-20<0002`. */
  #pieces = '';
  #isInString = false;
  #owed = 0;

  constructor(size: number, codes: GlyphCodes) {
    this.#size = size;
    this.#codes = codes;
  }

  add(glyph: Glyph): void {
    const shift = glyph.shift;
    if (shift === null) {
      this.#show(this.#codes.hexOf(glyph));
      this.#owed += this.#codes.widthOf(glyph) - glyph.advance;
      return;
    }
    this.#owed -= shift.x;
    const rise = hundredths(Math.round((shift.y * this.#size) / 10));
    if (rise !== '0') this.#operators = `${this.end()}${rise} Ts\n`;
    this.#show(this.#codes.hexOf(glyph));
    this.#owed += shift.x + this.#codes.widthOf(glyph) - glyph.advance;
    if (rise !== '0') this.#operators = `${this.end()}0 Ts\n`;
  }

  /** @returns all since the last end; what is still to be moved is moved before the next glyph */
  end(): string {
    if (this.#isInString) this.#pieces += '>';
    const operators = this.#pieces === '' ? this.#operators : `${this.#operators}[${this.#pieces}] TJ\n`;
    this.#operators = '';
    this.#pieces = '';
    this.#isInString = false;
    return operators;
  }

  #show(hex: string): void {
    const move = Math.round(this.#owed * 10) / 10;
    if (move !== 0) {
      this.#pieces += this.#isInString ? `>${move}` : `${move}`;
      this.#isInString = false;
      this.#owed -= move;
    }
    this.#pieces += this.#isInString ? hex : `<${hex}`;
    this.#isInString = true;
  }
}

/** @param value whole hundredths of a point */
export function hundredths(value: number): string {
  return String(value / 100);
}
