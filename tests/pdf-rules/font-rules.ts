import * as fontkit from 'fontkit';
import { PDFArray, type PDFDict, PDFNumber } from 'pdf-lib';
import { type BrokenRule, unless } from './broken-rule.ts';
import { pageOperations } from './content-rules.ts';
import { asDictionary, dictionaryAt, entry, listAt, nameAt, numberAt, type PdfObjects, streamBytes } from './pdf-objects.ts';

/** Fonts are embedded, as wide as they say, and every glyph that is drawn says which characters it stands for. */
export function fontRules(pdf: PdfObjects): BrokenRule[] {
  const used = usedCodes(pdf);
  return [...used].flatMap(([font, codes]) => {
    const name = nameAt(font, 'BaseFont') ?? '';
    const descendant = asDictionary(listAt(font, 'DescendantFonts')[0]);
    const file = entry(dictionaryAt(descendant, 'FontDescriptor'), 'FontFile2');
    if (nameAt(font, 'Subtype') !== 'Type0' || !file)
      return unless(false, '7.21.4.1-1', `${name} is not embedded as a composite TrueType font`);
    const program = fontkit.create(Buffer.from(streamBytes(file)));
    if (!('getGlyph' in program)) throw new Error('a collection of fonts');
    const widths = widthsOf(descendant);
    const meanings = entry(font, 'ToUnicode')
      ? characterMap(Buffer.from(streamBytes(entry(font, 'ToUnicode'))).toString('latin1'))
      : null;
    return [
      ...unless(nameAt(font, 'Encoding') === 'Identity-H', '7.21.3.3-1', `${name} is not written in glyph numbers`),
      ...unless(nameAt(descendant, 'CIDToGIDMap') === 'Identity', '7.21.3.2-1', `${name} does not say which glyph a number is`),
      ...unless(/^[A-Z]{6}\+/.test(name), 'fonts', `${name} does not say that it is a part of a font`),
      ...unless(meanings !== null, '7.21.7-1', `${name} does not say which characters its glyphs are`),
      ...[...codes].flatMap((code) => {
        const wide = (program.getGlyph(code).advanceWidth * 1000) / program.unitsPerEm;
        const said = widths.get(code) ?? numberAt(descendant, 'DW') ?? 1000;
        return [
          ...unless(code !== 0, '7.21.8-1', `${name}: the glyph for what is missing is drawn`),
          ...unless(code < program.numGlyphs, '7.21.4.1-2', `${name}: glyph ${code} is not in the font`),
          ...unless(Math.abs(wide - said) <= 1, '7.21.5-1', `${name}: glyph ${code} is ${wide} wide and said to be ${said}`),
          ...unless(isMeaning(meanings?.get(code)), '7.21.7-2', `${name}: glyph ${code} stands for no character`),
        ];
      }),
    ];
  });
}

function isMeaning(text: string | undefined): boolean {
  return text !== undefined && text !== '' && !/[\0\uFEFF\uFFFE]/.test(text);
}

/** The glyph numbers that are drawn, by font. */
function usedCodes(pdf: PdfObjects): ReadonlyMap<PDFDict, ReadonlySet<number>> {
  const used = new Map<PDFDict, Set<number>>();
  for (const page of pdf.pages) {
    const fonts = dictionaryAt(dictionaryAt(page.dictionary, 'Resources'), 'Font');
    let codes = new Set<number>();
    for (const { operator, operands } of pageOperations(page)) {
      if (operator === 'Tf' && operands[0]?.kind === 'name') {
        const font = dictionaryAt(fonts, operands[0].name);
        if (!font) throw new Error(`a page lacks the font ${operands[0].name}`);
        codes = used.get(font) ?? new Set();
        used.set(font, codes);
      }
      if (operator !== 'Tj' && operator !== 'TJ') continue;
      for (const operand of operands.flatMap((one) => (one.kind === 'array' ? one.items : [one])))
        if (operand.kind === 'string')
          for (let at = 0; at + 1 < operand.bytes.length; at += 2)
            codes.add(((operand.bytes[at] ?? 0) << 8) | (operand.bytes[at + 1] ?? 0));
    }
  }
  return used;
}

/** The array `W`: `first [w w w]` or `first last w`. */
function widthsOf(descendant: PDFDict | undefined): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const list = listAt(descendant, 'W');
  for (let at = 0; at < list.length; ) {
    const first = list[at];
    const next = list[at + 1];
    if (!(first instanceof PDFNumber)) throw new Error('the widths of a font are not well-formed');
    if (next instanceof PDFArray) {
      for (const [index, width] of next.asArray().entries()) widths.set(first.asNumber() + index, Number(width.toString()));
      at += 2;
    } else {
      for (let code = first.asNumber(); code <= Number(next?.toString()); code += 1)
        widths.set(code, Number(list[at + 2]?.toString()));
      at += 3;
    }
  }
  return widths;
}

/** The pairs of a ToUnicode map, which our documents write one by one. */
export function characterMap(text: string): ReadonlyMap<number, string> {
  const meanings = new Map<number, string>();
  for (const [, block = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', hex = ''] of block.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]*)>/gi))
      meanings.set(Number.parseInt(code, 16), Buffer.from(hex, 'hex').swap16().toString('utf16le'));
  return meanings;
}
