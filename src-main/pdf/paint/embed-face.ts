import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib';
import type { GlyphCodes } from './glyph-codes.ts';
import { array, dictionary, name, number, numbers, plainStream, text } from './objects.ts';
import { subsetTrueType } from './subset-true-type.ts';
import { toUnicode } from './to-unicode.ts';
import type { TrueTypeFile } from './true-type-file.ts';

/** Adds a face with the glyphs that were drawn; the font object, for the resources of pages. */
export function embedFace(context: PDFContext, file: TrueTypeFile, codes: GlyphCodes): PDFRef {
  const { texts, copies } = codes;
  const subset = subsetOf(file, texts, copies);
  const baseFont = name(`${subset.prefix}+${file.name}`);
  const program = context.register(
    plainStream(context, subset.compressed, { Length1: number(subset.length), Filter: name('FlateDecode') }),
  );
  const descendant = dictionary(context, {
    Type: name('Font'),
    Subtype: name('CIDFontType2'),
    BaseFont: baseFont,
    CIDSystemInfo: dictionary(context, { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: number(0) }),
    FontDescriptor: context.register(descriptor(context, file, baseFont, program)),
    DW: number(0),
    W: widths(context, file, texts, copies),
    CIDToGIDMap: name('Identity'),
  });
  return context.register(
    dictionary(context, {
      Type: name('Font'),
      Subtype: name('Type0'),
      BaseFont: baseFont,
      Encoding: name('Identity-H'),
      DescendantFonts: array(context, [context.register(descendant)]),
      ToUnicode: context.register(plainStream(context, subset.toUnicode, { Filter: name('FlateDecode') })),
    }),
  );
}

interface Subset {
  /** Six capital letters, the same for the same glyphs. */
  readonly prefix: string;
  readonly compressed: Uint8Array;
  /** Before compression. */
  readonly length: number;
  /** Compressed as well. */
  readonly toUnicode: Uint8Array;
}

/** How many subsets of a face are kept for the documents that come after: the plainest one, and a few of the latest. */
const KEPT = 8;

const made = new WeakMap<TrueTypeFile, Map<string, Subset>>();

function subsetOf(file: TrueTypeFile, texts: GlyphCodes['texts'], copies: readonly number[]): Subset {
  const key = `${texts.map(([code, words]) => `${code} ${words}`).join(' ')} + ${copies.join(' ')}`;
  const kept = made.get(file) ?? new Map<string, Subset>();
  made.set(file, kept);
  const subset = kept.get(key) ?? makeSubset(file, texts, copies);
  // What was asked for last is at the end, and goes last.
  kept.delete(key);
  kept.set(key, subset);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
  return subset;
}

function makeSubset(file: TrueTypeFile, texts: GlyphCodes['texts'], copies: readonly number[]): Subset {
  const glyphs = texts.map(([code]) => code).filter((code) => code < file.glyphCount);
  const bytes = subsetTrueType(file, glyphs, copies);
  return {
    prefix: prefixOf(bytes),
    compressed: deflateSync(bytes),
    length: bytes.length,
    toUnicode: deflateSync(toUnicode(texts)),
  };
}

function prefixOf(bytes: Uint8Array): string {
  const letters = createHash('sha256').update(bytes).digest().subarray(0, 6);
  return String.fromCharCode(...letters.map((byte) => 0x41 + (byte % 26)));
}

/** Codes are numbers of glyphs, which no standard encoding has. */
const FLAG = { symbolic: 1 << 2 };

function descriptor(context: PDFContext, file: TrueTypeFile, baseFont: ReturnType<typeof name>, program: PDFRef): PDFDict {
  return dictionary(context, {
    Type: name('FontDescriptor'),
    FontName: baseFont,
    Flags: number(FLAG.symbolic),
    FontBBox: numbers(context, file.box),
    ItalicAngle: number(file.italicAngle),
    Ascent: number(Math.round(file.ascent)),
    Descent: number(Math.round(file.descent)),
    CapHeight: number(Math.round(file.capHeight)),
    // No font file says how thick its stems are; this is the usual estimate from the weight.
    StemV: number(Math.round(50 + (file.weight / 65) ** 2)),
    FontFile2: program,
  });
}

/** Codes that follow each other are given as one list after the first of them. */
function widths(context: PDFContext, file: TrueTypeFile, texts: GlyphCodes['texts'], copies: readonly number[]) {
  const groups: { readonly from: number; readonly widths: number[] }[] = [];
  for (const [code] of texts) {
    const width = file.width(code < file.glyphCount ? code : (copies[code - file.glyphCount] ?? 0));
    const last = groups.at(-1);
    if (last !== undefined && last.from + last.widths.length === code) last.widths.push(width);
    else groups.push({ from: code, widths: [width] });
  }
  return array(
    context,
    groups.flatMap((group) => [number(group.from), numbers(context, group.widths)]),
  );
}
