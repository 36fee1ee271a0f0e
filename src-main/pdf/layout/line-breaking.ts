import type { Glyph, GlyphRun } from '../fonts/face.ts';
import { barWidth, boxWidth } from './marks.ts';
import type { Atom, TextAtom, Words } from './words.ts';

/** What stands on one line, from left to right. All measures are thousandths of the type size. */
export interface Line {
  readonly parts: readonly LinePart[];
  /** Without the space at its end, which may hang over the column. */
  readonly width: number;
}

interface LinePart {
  readonly x: number;
  readonly width: number;
  readonly atom: Exclude<Atom, { kind: 'line end' }>;
}

/** What is drawn at a line end inside a word: a hyphen and a space, shaped in the face of the words. */
export type LineEnds = (face: TextAtom['face']) => { readonly hyphen: GlyphRun; readonly space: GlyphRun };

/**
 * Sets words into lines, each as full as it goes. What is wider than the column is cut between characters. Takes time in step with
 * the length of the words.
 * @param width of the column, in thousandths of the type size
 * @param hang how far in the second and later lines begin
 */
export function breakIntoLines(words: Words, width: number, ends: LineEnds, hang = 0): readonly Line[] {
  const lines = new LineMaker(Math.max(width, 1), hang, ends);
  let together: Drawn[] = [];
  for (const atom of words) {
    if (atom.kind === 'line end') {
      lines.add(together);
      together = [];
      lines.end('typed');
      continue;
    }
    together.push(atom);
    if (atom.kind === 'text' && atom.after !== 'hold') {
      lines.add(together);
      together = [];
    }
  }
  lines.add(together);
  return lines.finish();
}

/** What was typed where a hyphen is drawn. */
const SOFT_HYPHEN = '\u00ad';

type Drawn = Exclude<Atom, { kind: 'line end' }>;

/** @returns how wide an atom is, a space at its end included */
export function widthOf(atom: Drawn): number {
  switch (atom.kind) {
    case 'text':
      return atom.run.width;
    case 'bar':
      return barWidth;
    case 'box':
      return boxWidth;
  }
}

/** @returns the widest piece that is not broken, in thousandths of the type size */
export function longestWord(words: Words): number {
  let longest = 0;
  let here = 0;
  for (const atom of words) {
    if (atom.kind === 'line end') {
      here = 0;
      continue;
    }
    const hanging = atom.kind === 'text' ? atom.hanging : 0;
    longest = Math.max(longest, here + widthOf(atom) - hanging);
    here = atom.kind === 'text' && atom.after !== 'hold' ? 0 : here + widthOf(atom);
  }
  return longest;
}

/** @returns how wide the words are on one line, or the widest of the lines that were typed */
export function widestLine(words: Words): number {
  let widest = 0;
  let here = 0;
  for (const atom of words) {
    here = atom.kind === 'line end' ? 0 : here + widthOf(atom);
    widest = Math.max(widest, here);
  }
  return widest;
}

class LineMaker {
  readonly #width: number;
  readonly #hang: number;
  readonly #ends: LineEnds;
  readonly #lines: Line[] = [];
  #parts: LinePart[] = [];
  #x = 0;

  constructor(width: number, hang: number, ends: LineEnds) {
    this.#width = width;
    this.#hang = hang;
    this.#ends = ends;
  }

  /** @param together what no line may end in, unless it is wider than a whole line */
  add(together: readonly Drawn[]): void {
    if (together.length === 0) {
      return;
    }
    const last = together.at(-1);
    const hanging = last?.kind === 'text' ? last.hanging : 0;
    const width = together.reduce((sum, atom) => sum + widthOf(atom), 0) - hanging;
    const hyphen = last?.kind === 'text' && last.after === 'hyphen' ? this.#ends(last.face).hyphen.width : 0;
    if (this.#x + width + hyphen > this.#width && this.#parts.length > 0) {
      this.end('broken');
    }
    if (width > this.#width - (this.#parts.length > 0 ? 0 : this.#x)) {
      this.#cut(together);
      return;
    }
    for (const atom of together) {
      this.#put(atom);
    }
  }

  /** Ends the line: where a person typed a line end, a space stands for it, so that no reader glues the words. */
  end(why: 'typed' | 'broken'): void {
    const last = this.#parts.at(-1)?.atom;
    let width = this.#x;
    if (last?.kind === 'text') {
      const { hyphen, space } = this.#ends(last.face);
      width -= last.hanging;
      if (why === 'typed' && last.hanging === 0) {
        this.#put({ ...last, run: space, hanging: space.width, actualText: null });
      } else if (why === 'broken' && last.after === 'hyphen' && this.#x + hyphen.width <= this.#width) {
        this.#put({ ...last, run: hyphen, hanging: 0, actualText: SOFT_HYPHEN });
        width = this.#x;
      }
    }
    this.#lines.push({ parts: joined(this.#parts), width });
    this.#parts = [];
    this.#x = this.#hang;
  }

  finish(): readonly Line[] {
    if (this.#parts.length > 0) {
      this.end('broken');
    }
    return this.#lines;
  }

  #put(atom: Drawn): void {
    const width = widthOf(atom);
    this.#parts.push({ x: this.#x, width, atom });
    this.#x += width;
  }

  /** Sets what is wider than a line, character by character. */
  #cut(together: readonly Drawn[]): void {
    for (const atom of together) {
      if (this.#x + widthOf(atom) - (atom.kind === 'text' ? atom.hanging : 0) <= this.#width) {
        this.#put(atom);
      } else if (atom.kind !== 'text') {
        if (this.#parts.length > 0) {
          this.end('broken');
        }
        this.#put(atom);
      } else {
        this.#cutText(atom);
      }
    }
  }

  #cutText(atom: TextAtom): void {
    const { face, glyphs } = atom.run;
    const body = atom.hanging > 0 ? glyphs.length - 1 : glyphs.length;
    let from = 0;
    let width = 0;
    let at = 0;
    while (at < body) {
      let next = at + 1;
      let cluster = glyphs[at]?.advance ?? 0;
      for (; next < body && standsOn(glyphs[next]); next++) {
        cluster += glyphs[next]?.advance ?? 0;
      }
      const isFirst = this.#parts.length === 0 && at === from;
      if (!isFirst && this.#x + width + cluster > this.#width) {
        if (at > from) {
          const actualText = from === 0 ? atom.actualText : restOfMark(atom);
          this.#put({ ...atom, run: { face, glyphs: glyphs.slice(from, at), width }, hanging: 0, after: 'hold', actualText });
        }
        this.end('broken');
        from = at;
        width = 0;
      }
      width += cluster;
      at = next;
    }
    const actualText = from === 0 ? atom.actualText : restOfMark(atom);
    this.#put({ ...atom, run: { face, glyphs: glyphs.slice(from), width: width + atom.hanging }, actualText });
  }
}

/** What a mark stands for is said where it begins; on its later lines it stands for nothing more. */
function restOfMark({ actualText }: TextAtom): string | null {
  return actualText === null ? null : '';
}

/** Marks over and under letters, and what more one character was made of. */
function standsOn(glyph: Glyph | undefined): boolean {
  return glyph !== undefined && (glyph.text === '' || /^\p{M}/u.test(glyph.text));
}

/** Texts beside each other that are drawn alike become one. */
function joined(parts: readonly LinePart[]): readonly LinePart[] {
  const done: LinePart[] = [];
  for (let from = 0; from < parts.length; ) {
    const first = parts[from] as LinePart;
    let to = from + 1;
    while (to < parts.length && areAlike(first.atom, (parts[to] as LinePart).atom)) {
      to++;
    }
    done.push(to === from + 1 ? first : asOne(first, parts, from, to));
    from = to;
  }
  return done;
}

function areAlike(one: Drawn, other: Drawn): boolean {
  return (
    one.kind === 'text' &&
    other.kind === 'text' &&
    one.leaf === other.leaf &&
    one.face === other.face &&
    one.actualText === null &&
    other.actualText === null
  );
}

function asOne(first: LinePart, parts: readonly LinePart[], from: number, to: number): LinePart {
  const glyphs: Glyph[] = [];
  let width = 0;
  let last = first.atom as TextAtom;
  for (let at = from; at < to; at++) {
    const part = parts[at] as LinePart;
    last = part.atom as TextAtom;
    width += part.width;
    for (const glyph of last.run.glyphs) {
      glyphs.push(glyph);
    }
  }
  return { x: first.x, width, atom: { ...last, run: { face: last.face, glyphs, width } } };
}
