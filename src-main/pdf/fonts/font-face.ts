import type { Font } from 'fontkit';
import type { Face, FaceName, Glyph, GlyphRun } from './face.ts';

/** Nothing that would join characters or swap them for others: each must be found and copied as it was typed. */
const FEATURES = { liga: false, clig: false, calt: false, frac: false, numr: false, dnom: false };
const HAS_MARK = /\p{M}/u;
/** A character with the marks on it. A pile of marks that nobody can read is cut into several. */
const CLUSTERS = /\P{M}\p{M}{0,8}|\p{M}{1,8}/gu;

/** Words come again and again; longer texts hardly do. */
const LONGEST_KEPT_RUN = 48;
const MOST_RUNS = 20_000;
const MOST_PAIRS = 100_000;
const MOST_CLUSTERS = 5_000;
/** More than the font has characters, so that two numbers of letters make one number of a pair. */
const PAIR_BASE = 0x10000;

/** A character, or one with marks on it, as it stands alone. */
interface Letter {
  /** Its character without marks: it is kerned like that. */
  readonly base: Letter | null;
  readonly number: number;
  readonly text: string;
  readonly glyphs: readonly Glyph[];
}

/**
 * A face that measures with one font. Glyphs are looked up a character at a time and kerning a pair at a time, each asked of the
 * font once; only what carries combining marks is shaped by the font as a whole. All caches are bounded.
 */
export function fontFace(name: FaceName, font: Font): Face {
  const inThousandths = (units: number): number => (units * 1000) / font.unitsPerEm;
  const held = new Set(font.characterSet);
  const letters = new Map<number, Letter>();
  const clusters = new Map<string, Letter>();
  const kerning = new Map<number, number>();
  const runs = new Map<string, GlyphRun>();

  function letterOf(codePoint: number): Letter {
    const known = letters.get(codePoint);
    if (known) return known;
    if (!held.has(codePoint)) throw new Error(`the ${name} face holds no ${codePoint.toString(16)}`);
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const text = String.fromCodePoint(codePoint);
    const glyphs = [{ id, text, advance: inThousandths(advanceWidth), shift: null }];
    const letter: Letter = { base: null, number: letters.size, text, glyphs };
    letters.set(codePoint, letter);
    return letter;
  }

  function clusterOf(cluster: string): Letter {
    const base = letterOf(cluster.codePointAt(0) ?? 0);
    if (base.text === cluster) return base;
    const known = clusters.get(cluster);
    if (known) return known;
    for (const character of cluster) letterOf(character.codePointAt(0) ?? 0);
    const letter: Letter = { base, number: base.number, text: cluster, glyphs: shapedByFont(cluster) };
    keep(clusters, MOST_CLUSTERS, cluster, letter);
    return letter;
  }

  function shapedByFont(text: string): Glyph[] {
    const { glyphs, positions } = font.layout(text, FEATURES);
    const texts = glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints));
    const isWhole = texts.join('') === text;
    return glyphs.map(({ id }, at) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[at] ?? {};
      return {
        id,
        text: isWhole ? (texts[at] ?? '') : at === 0 ? text : '',
        advance: inThousandths(xAdvance),
        shift: xOffset === 0 && yOffset === 0 ? null : { x: inThousandths(xOffset), y: inThousandths(yOffset) },
      };
    });
  }

  /** How much nearer the second stands than its place alone; negative for nearer. */
  function kern(left: Letter, right: Letter): number {
    const pair = left.number * PAIR_BASE + right.number;
    const known = kerning.get(pair);
    if (known !== undefined) return known;
    const [one, two] = [left.base ?? left, right.base ?? right];
    const { glyphs, positions } = font.layout(one.text + two.text, FEATURES);
    const asAlone = glyphs.length === 2 && glyphs[0]?.id === one.glyphs[0]?.id && glyphs[1]?.id === two.glyphs[0]?.id;
    const found = asAlone ? inThousandths(positions[0]?.xAdvance ?? 0) - (one.glyphs[0]?.advance ?? 0) : 0;
    keep(kerning, MOST_PAIRS, pair, found);
    return found;
  }

  function setInRow(row: readonly Letter[]): GlyphRun {
    const glyphs: Glyph[] = [];
    let width = 0;
    for (let at = 0; at < row.length; at++) {
      const [letter, next] = [row[at], row[at + 1]];
      if (!letter) continue;
      const nearer = next ? kern(letter, next) : 0;
      const last = letter.glyphs.length - 1;
      for (let part = 0; part <= last; part++) {
        const glyph = letter.glyphs[part];
        if (!glyph) continue;
        // After the marks: they are placed by what the letter itself takes.
        const set = part === last && nearer !== 0 ? { ...glyph, advance: glyph.advance + nearer } : glyph;
        glyphs.push(set);
        width += set.advance;
      }
    }
    return { face: name, glyphs, width };
  }

  function rowOf(text: string): Letter[] {
    if (HAS_MARK.test(text)) return (text.match(CLUSTERS) ?? []).map(clusterOf);
    const row: Letter[] = [];
    for (let at = 0; at < text.length; at++) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at++;
      row.push(letterOf(codePoint));
    }
    return row;
  }

  function shape(text: string): GlyphRun {
    const known = runs.get(text);
    if (known) return known;
    const run = setInRow(rowOf(text));
    if (text.length <= LONGEST_KEPT_RUN) keep(runs, MOST_RUNS, text, run);
    return run;
  }

  return {
    name,
    ascent: inThousandths(font.ascent),
    descent: inThousandths(font.descent),
    capHeight: inThousandths(font.capHeight),
    holds: (codePoint) => held.has(codePoint),
    shape,
  };
}

/** What is full is emptied: what is needed comes back at once, and nothing has to be counted on the way. */
function keep<Key, Value>(cache: Map<Key, Value>, most: number, key: Key, value: Value): void {
  if (cache.size >= most) cache.clear();
  cache.set(key, value);
}
