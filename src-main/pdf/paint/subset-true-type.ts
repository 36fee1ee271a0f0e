import type { TrueTypeFile } from './true-type-file.ts';

/**
 * A font file with the outlines of the glyphs that are used, each under its number in the whole font, so that what was encoded
 * for one document is right for every other. The places between are empty and cost a few bytes once compressed.
 *
 * @param used numbers of glyphs; 0 and the parts of compound glyphs come with them
 * @param copies glyphs that get a further number each, from `file.glyphCount` on: one outline that stands for two texts
 */
export function subsetTrueType(file: TrueTypeFile, used: readonly number[], copies: readonly number[]): Uint8Array {
  const kept = withParts(file, [...used, ...copies]);
  const count = file.glyphCount + copies.length;
  const original = (glyph: number) => (glyph < file.glyphCount ? glyph : (copies[glyph - file.glyphCount] ?? 0));
  const outlines: Uint8Array[] = [];
  const loca = new DataView(new ArrayBuffer((count + 1) * 4));
  const hmtx = new DataView(new ArrayBuffer(count * 4));
  const scale = unitsPerEm(file) / 1000;
  let length = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    loca.setUint32(glyph * 4, length);
    if (!kept.has(original(glyph))) continue;
    const outline = file.outline(original(glyph));
    outlines.push(outline);
    length += outline.length;
    hmtx.setUint16(glyph * 4, Math.round(file.width(original(glyph)) * scale));
    hmtx.setInt16(glyph * 4 + 2, file.leftBearing(original(glyph)));
  }
  loca.setUint32(count * 4, length);
  return fontFile([
    ...present(file, 'cvt '),
    ...present(file, 'fpgm'),
    ['glyf', Buffer.concat(outlines)],
    ['head', changed(file, 'head', (head) => void head.setInt16(50, 1))],
    ['hhea', changed(file, 'hhea', (hhea) => void hhea.setUint16(34, count))],
    ['hmtx', new Uint8Array(hmtx.buffer)],
    ['loca', new Uint8Array(loca.buffer)],
    ['maxp', changed(file, 'maxp', (maxp) => void maxp.setUint16(4, count))],
    ...present(file, 'prep'),
  ]);
}

type Table = readonly [tag: string, bytes: Uint8Array];

function present(file: TrueTypeFile, tag: string): readonly Table[] {
  const bytes = file.table(tag);
  return bytes === null ? [] : [[tag, bytes]];
}

function changed(file: TrueTypeFile, tag: string, change: (table: DataView) => void): Uint8Array {
  const bytes = Uint8Array.from(file.table(tag) ?? []);
  change(new DataView(bytes.buffer));
  return bytes;
}

function unitsPerEm(file: TrueTypeFile): number {
  const head = file.table('head') ?? new Uint8Array(54);
  return ((head[18] ?? 0) << 8) | (head[19] ?? 0);
}

function withParts(file: TrueTypeFile, used: readonly number[]): ReadonlySet<number> {
  const kept = new Set([0]);
  const left = [...used];
  for (let glyph = left.pop(); glyph !== undefined; glyph = left.pop()) {
    if (kept.has(glyph)) continue;
    kept.add(glyph);
    left.push(...partsOf(file.outline(glyph)));
  }
  return kept;
}

const FLAG = { wordArguments: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, fourScales: 0x80 };

/** The glyphs that a compound outline is put together from. */
function partsOf(outline: Uint8Array): readonly number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (outline.length === 0 || view.getInt16(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, flags = FLAG.more; (flags & FLAG.more) !== 0; ) {
    flags = view.getUint16(at);
    parts.push(view.getUint16(at + 2));
    at += 4 + ((flags & FLAG.wordArguments) !== 0 ? 4 : 2);
    if ((flags & FLAG.scale) !== 0) at += 2;
    else if ((flags & FLAG.twoScales) !== 0) at += 4;
    else if ((flags & FLAG.fourScales) !== 0) at += 8;
  }
  return parts;
}

const CHECK_SUM_OF_A_FONT = 0xb1b0afba;

/** Tables in the order of their tags, each from a multiple of four bytes, with sums as the format has them. */
function fontFile(tables: readonly Table[]): Uint8Array {
  const directory = 12 + tables.length * 16;
  const length = tables.reduce((sum, [, bytes]) => sum + padded(bytes.length), directory);
  const file = new Uint8Array(length);
  const view = new DataView(file.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, tables.length * 16 - (16 << power));
  let at = directory;
  let headAt = 0;
  for (const [index, [tag, bytes]] of tables.entries()) {
    const entry = 12 + index * 16;
    file.set(bytes, at);
    if (tag === 'head') {
      headAt = at;
      view.setUint32(at + 8, 0);
    }
    file.set(Buffer.from(tag, 'latin1'), entry);
    view.setUint32(entry + 4, checkSum(view, at, padded(bytes.length)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    at += padded(bytes.length);
  }
  view.setUint32(headAt + 8, (CHECK_SUM_OF_A_FONT - checkSum(view, 0, length)) >>> 0);
  return file;
}

function checkSum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
