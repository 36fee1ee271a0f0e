import type { Faces } from '../fonts/face.ts';
import type { MarkPiece, PreparedPiece } from './prepared-piece.ts';

/** Characters that need no look: every face holds them, they stay as they are, and none of them joins the one before it. */
export const SIMPLE = '\\x20-\\x7e\\xa0-\\xac\\xae-\\u0181\\u0400-\\u045f‐-‒–—‘’“”•…€';
const ALL_SIMPLE = new RegExp(`^[${SIMPLE}]*$`);
/** A stretch of simple characters, or others with the simple one that they may be joined to. */
const STRETCHES = new RegExp(`[${SIMPLE}]+(?=[${SIMPLE}]|$)|[${SIMPLE}]?[^${SIMPLE}]+`, 'gu');

const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** Only hints at how the characters around them are set; nothing that anybody reads. */
const UNSEEN: readonly RegExp[] = [
  /[\u2060\ufeff]/g,
  // It begins where the row of them begins: a long row would be tried from each of its characters.
  /(?<![\u00ad\u200b])[\u00ad\u200b]+(?=\p{M})/gu,
  /(?<!\p{Extended_Pictographic})[\ufe00-\ufe0f]/gu,
];
const SPACES = /[\t\u1680\u2000-\u2006\u2008\u205f\u3000]/g;
const AS_PICTURE_OR_TEXT = /[\ufe0e\ufe0f]/g;
const PICTURE = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** What holds a picture together says nothing to who reads its code. */
const GLUE = /^[\u200d\ufe0e\ufe0f]$/;
/** A picture of a family has seven, a flag of a country at most seven. Longer ones become several marks. */
const MOST_IN_MARK = 8;

/** More on one letter are nothing that is read, and to put them in order takes the square of their number. */
const MOST_MARKS_IN_ORDER = 30;
const HAS_PILE = new RegExp(`\\p{M}{${MOST_MARKS_IN_ORDER + 1}}`, 'u');
const PARTS_OF_PILE = new RegExp(`\\P{M}*\\p{M}{1,${MOST_MARKS_IN_ORDER}}|\\P{M}+`, 'gu');

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * What people typed, as what can be set. Exactly what is changed is in docs/pdf.md under "Text as typed"; nothing that can be
 * seen is lost.
 *
 * @param faces what they do not hold becomes a mark; all of them hold the same characters
 */
export function prepareText(typed: string, faces: Faces): readonly PreparedPiece[] {
  if (ALL_SIMPLE.test(typed)) return typed === '' ? [] : [{ kind: 'text', text: typed }];
  const pieces = new Pieces();
  for (const [at, line] of typed.split(LINE_ENDS).entries()) {
    if (at > 0) pieces.endLine();
    if (ALL_SIMPLE.test(line)) pieces.addText(line);
    else prepareLine(composed(withoutUnseen(line.replace(SPACES, ' '))), faces, pieces);
  }
  return pieces.all();
}

function withoutUnseen(line: string): string {
  return UNSEEN.reduce((rest, unseen) => rest.replace(unseen, ''), line);
}

function composed(line: string): string {
  if (!HAS_PILE.test(line)) return line.normalize('NFC');
  return (line.match(PARTS_OF_PILE) ?? []).map((part) => part.normalize('NFC')).join('');
}

function prepareLine(line: string, faces: Faces, pieces: Pieces): void {
  for (const stretch of line.match(STRETCHES) ?? []) {
    const plain = stretch.replace(AS_PICTURE_OR_TEXT, '');
    if (heldPart(plain, faces) === plain) pieces.addText(plain);
    else for (const { segment } of graphemes.segment(stretch)) prepareGrapheme(segment, faces, pieces);
  }
}

/** A letter keeps its place when only a mark on it is not held; a picture is one thing, whatever it is made from. */
function prepareGrapheme(grapheme: string, faces: Faces, pieces: Pieces): void {
  const plain = grapheme.replace(AS_PICTURE_OR_TEXT, '');
  const held = heldPart(plain, faces);
  if (held === plain) return pieces.addText(plain);
  if (PICTURE.test(grapheme)) return pieces.addMarks(grapheme);
  pieces.addText(held);
  pieces.addMarks(grapheme.slice(held.length));
}

function heldPart(text: string, faces: Faces): string {
  let end = 0;
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    if (!faces.regular.holds(codePoint)) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}

/** Joins what belongs together while pieces come in. */
class Pieces {
  readonly #pieces: PreparedPiece[] = [];
  #text: string[] = [];
  #mark: { readonly character: string; times: number } | null = null;

  addText(text: string): void {
    if (text === '') return;
    this.#endMark();
    this.#text.push(text);
  }

  addMarks(missing: string): void {
    this.#endText();
    const characters = [...missing];
    for (let at = 0; at < characters.length; at += MOST_IN_MARK) {
      const character = characters.slice(at, at + MOST_IN_MARK).join('');
      if (this.#mark?.character !== character) this.#endMark();
      this.#mark ??= { character, times: 0 };
      this.#mark.times++;
    }
  }

  endLine(): void {
    this.#endText();
    this.#endMark();
    this.#pieces.push({ kind: 'line end' });
  }

  all(): readonly PreparedPiece[] {
    this.#endText();
    this.#endMark();
    return this.#pieces;
  }

  #endText(): void {
    if (this.#text.length > 0) this.#pieces.push({ kind: 'text', text: this.#text.join('') });
    this.#text = [];
  }

  #endMark(): void {
    if (this.#mark) this.#pieces.push(markPiece(this.#mark.character, this.#mark.times));
    this.#mark = null;
  }
}

function markPiece(character: string, times: number): MarkPiece {
  const code = codeOf([...character]);
  const shown = times === 1 ? `[${code}]` : `[${code}\u00a0×\u00a0${times}]`;
  // Half of a character cannot be written into a file.
  return { kind: 'mark', shown, actual: character.toWellFormed().repeat(times), code, character, times };
}

function codeOf(characters: readonly string[]): string {
  const seen = characters.filter((character) => !GLUE.test(character));
  return (seen.length > 0 ? seen : characters)
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join('\u00a0');
}
