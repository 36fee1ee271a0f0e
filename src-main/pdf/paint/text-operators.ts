import type { Glyph } from '../fonts/face.ts';
import type { DrawnText } from '../layout/placed.ts';
import type { GlyphCodes } from './glyph-codes.ts';

/**
 * The operators that show a text where the position is already set: one, but for marks that are moved up or down and have the
 * base line moved around them.
 */
export function showText({ run, size, actualText }: DrawnText, codes: GlyphCodes): string {
  const shown = new ShownGlyphs();
  for (const glyph of run.glyphs) {
    const { shift } = glyph;
    const hex = codes.hexOf(glyph);
    const moved = codes.widthOf(glyph) - glyph.advance;
    if (shift === null) {
      shown.show(hex);
      shown.moveBack(moved);
      continue;
    }
    const rise = Math.round((shift.y * size) / 10);
    shown.moveBack(-shift.x);
    if (rise !== 0) shown.add(`${hundredths(rise)} Ts\n`);
    shown.show(hex);
    if (rise !== 0) shown.add('0 Ts\n');
    shown.moveBack(shift.x + moved);
  }
  // A mark ends over the middle of its letter. Poppler takes the end of the last glyph for the end of the whole text, and would
  // find a space behind it.
  if (actualText !== null && isFurther(run.glyphs.at(-1)) && codes.nothing !== null) shown.show(codes.hexOf(codes.nothing));
  return shown.end();
}

/** A text as pieces that show what they stand for, and pieces that do not: those that have an `actualText`. */
export function piecesOf(draw: DrawnText): readonly DrawnText[] {
  const { glyphs, face } = draw.run;
  if (draw.actualText !== null || !glyphs.some(isFurther)) return [draw];
  const pieces: DrawnText[] = [];
  let x = draw.x;
  for (let from = 0, to = 0; from < glyphs.length; from = to) {
    const isTogether = isCharacterOfSeveral(glyphs, from);
    to = from + 1;
    while (to < glyphs.length && (isTogether ? isFurther(glyphs[to]) : !isCharacterOfSeveral(glyphs, to))) to += 1;
    const part = glyphs.slice(from, to);
    const width = part.reduce((sum, { advance }) => sum + advance, 0);
    pieces.push({ ...draw, x, run: { face, glyphs: part, width }, actualText: isTogether ? textOf(part) : null });
    x += (width * draw.size) / 1000;
  }
  return pieces;
}

function isCharacterOfSeveral(glyphs: readonly Glyph[], at: number): boolean {
  return isFurther(glyphs[at + 1]);
}

/**
 * Glyphs without a text belong to the character of the one before, and marks are on its letter: readers who find them where they
 * stand would guess at their order.
 */
function isFurther(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && (glyph.text === '' || glyph.shift !== null || isMark(glyph.text));
}

const FIRST_MARK = 0x300;

function isMark(text: string): boolean {
  return text.charCodeAt(0) >= FIRST_MARK && /^\p{M}/u.test(text);
}

function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.map(({ text }) => text).join('');
}

/** Collects glyphs into as few operators as will do. */
class ShownGlyphs {
  #operators = '';
  /** What is open of a `TJ` operator: `<0001>-20<0002`. */
  #pieces = '';
  #isInString = false;
  #owed = 0;

  show(hex: string): void {
    const move = Math.round(this.#owed * 10) / 10;
    if (move !== 0) {
      this.#pieces += this.#isInString ? `>${move}` : `${move}`;
      this.#isInString = false;
      this.#owed -= move;
    }
    this.#pieces += this.#isInString ? hex : `<${hex}`;
    this.#isInString = true;
  }

  /** @param distance thousandths of the type size to the left, before what is shown next */
  moveBack(distance: number): void {
    this.#owed += distance;
  }

  add(operator: string): void {
    this.#operators = this.end() + operator;
  }

  end(): string {
    if (this.#isInString) this.#pieces += '>';
    const operators = this.#pieces === '' ? this.#operators : `${this.#operators}[${this.#pieces}] TJ\n`;
    this.#operators = '';
    this.#pieces = '';
    this.#isInString = false;
    return operators;
  }
}

/** @param value whole hundredths of a point */
export function hundredths(value: number): string {
  return String(value / 100);
}
