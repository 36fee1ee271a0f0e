/** What a PDF needs to know of a font file with TrueType outlines, read from its bytes. Measures are thousandths of the type size. */
export interface TrueTypeFile {
  /** `SourceSans3-Regular`. */
  readonly name: string;
  readonly glyphCount: number;
  /** Left, bottom, right, top of everything that any glyph draws. */
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** 400 for a regular face. */
  readonly weight: number;
  /** Degrees, negative where letters lean to the right. */
  readonly italicAngle: number;
  /** Of the glyph of this number, without kerning. */
  readonly width: (glyph: number) => number;
  /** The glyph that a character begins as; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  /** The outline as it lies in the file; empty for a space. */
  readonly outline: (glyph: number) => Uint8Array;
  readonly leftBearing: (glyph: number) => number;
  /** The bytes of a table, or null where the file has none. */
  readonly table: (tag: string) => Uint8Array | null;
}

/** @throws where it is no font file with TrueType outlines: fonts are shipped, so that is a bug */
export function readTrueType(bytes: Uint8Array): TrueTypeFile {
  const tables = tablesOf(bytes);
  const view = (tag: string) => viewOf(needed(tables, tag));
  const head = view('head');
  const hhea = view('hhea');
  const os2 = view('OS/2');
  const metrics = view('hmtx');
  const metricCount = hhea.getUint16(34);
  const outlines = needed(tables, 'glyf');
  const location = locations(view('loca'), head.getInt16(50) === 1);
  const glyphs = glyphsByCharacter(view('cmap'));
  const scale = 1000 / head.getUint16(18);
  return {
    name: postScriptName(needed(tables, 'name')),
    glyphCount: view('maxp').getUint16(4),
    box: [36, 38, 40, 42].map((at) => Math.round(head.getInt16(at) * scale)) as [number, number, number, number],
    ascent: hhea.getInt16(4) * scale,
    descent: hhea.getInt16(6) * scale,
    capHeight: os2.getInt16(88) * scale,
    weight: os2.getUint16(4),
    italicAngle: view('post').getInt32(4) / 65536,
    width: (glyph) => metrics.getUint16(Math.min(glyph, metricCount - 1) * 4) * scale,
    leftBearing: (glyph) =>
      glyph < metricCount ? metrics.getInt16(glyph * 4 + 2) : metrics.getInt16(metricCount * 4 + (glyph - metricCount) * 2),
    glyphOf: (codePoint) => glyphs.get(codePoint) ?? 0,
    outline: (glyph) => outlines.subarray(location(glyph), location(glyph + 1)),
    table: (tag) => tables.get(tag) ?? null,
  };
}

function tablesOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = viewOf(bytes);
  const tables = new Map<string, Uint8Array>();
  for (let entry = 12; entry < 12 + view.getUint16(4) * 16; entry += 16) {
    const from = view.getUint32(entry + 8);
    tables.set(ascii(bytes, entry, 4), bytes.subarray(from, from + view.getUint32(entry + 12)));
  }
  return tables;
}

function locations(loca: DataView, isLong: boolean): (glyph: number) => number {
  return isLong ? (glyph) => loca.getUint32(glyph * 4) : (glyph) => loca.getUint16(glyph * 2) * 2;
}

/** From the subtable for all of Unicode (format 12): first and last character of each group, and the glyph of the first. */
function glyphsByCharacter(cmap: DataView): ReadonlyMap<number, number> {
  const subtables = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(4 + index * 8 + 4));
  const at = subtables.find((start) => cmap.getUint16(start) === 12);
  if (at === undefined) throw new Error('a font without a table for all of Unicode');
  const glyphs = new Map<number, number>();
  for (let group = at + 16; group < at + 16 + cmap.getUint32(at + 12) * 12; group += 12) {
    const from = cmap.getUint32(group);
    for (let code = from; code <= cmap.getUint32(group + 4); code += 1) glyphs.set(code, cmap.getUint32(group + 8) + code - from);
  }
  return glyphs;
}

const POST_SCRIPT_NAME = 6;

/** In ASCII whatever the encoding: PostScript names are. */
function postScriptName(name: Uint8Array): string {
  const view = viewOf(name);
  for (let entry = 6; entry < 6 + view.getUint16(2) * 12; entry += 12) {
    if (view.getUint16(entry + 6) !== POST_SCRIPT_NAME) continue;
    const text = ascii(name, view.getUint16(4) + view.getUint16(entry + 10), view.getUint16(entry + 8));
    return text.replaceAll('\0', '');
  }
  throw new Error('a font without a PostScript name');
}

function needed(tables: ReadonlyMap<string, Uint8Array>, tag: string): Uint8Array {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`a font without the table ${tag}`);
  return table;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ascii(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
