import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePdf } from '../../src-main/pdf/make-pdf.ts';
import { everyBlock } from '../every-block.ts';
import { checkPdf } from './check-pdf.ts';
import { asDictionary, dictionaryAt, listAt, nameAt, type PdfObjects, readObjects, streamBytes } from './pdf-objects.ts';
import { everyElement, structureOf, type WrittenElement } from './structure-tree.ts';

/** A sound document with one thing broken in it: the checker names the rule. A checker that finds nothing would be worth nothing. */

type Break = (document: PDFDocument, pdf: PdfObjects) => void;

let sound: Uint8Array;
beforeAll(() => {
  sound = makePdf(everyBlock());
});

async function rulesBrokenBy(change: Break): Promise<string[]> {
  const document = await PDFDocument.load(sound, { updateMetadata: false });
  const pages = document.getPages().map((page) => ({ ref: page.ref, dictionary: page.node }));
  change(document, { bytes: sound, context: document.context, catalog: document.catalog, pages });
  const broken = await checkPdf(await document.save({ useObjectStreams: false, updateFieldAppearances: false }));
  return [...new Set(broken.map(({ rule }) => rule))];
}

function first(pdf: PdfObjects, role: string): WrittenElement {
  for (const element of everyElement(structureOf(pdf))) if (element.role === role) return element;
  throw new Error(`the sound document has no ${role}`);
}

function attributes(element: WrittenElement): PDFDict {
  const found = listAt(element.dictionary, 'A').map(asDictionary)[0];
  if (!found) throw new Error(`${element.role} has no attributes`);
  return found;
}

/** The first page's content with some of it replaced. */
function rewritten(pdf: PdfObjects, change: (content: string) => string): void {
  const page = pdf.pages.at(-1);
  if (!page) throw new Error('no page');
  const content = Buffer.concat(listAt(page.dictionary, 'Contents').map(streamBytes)).toString('latin1');
  const changed = change(content);
  if (changed === content) throw new Error('nothing to replace');
  const stream = PDFRawStream.of(PDFDict.withContext(pdf.context), Buffer.from(changed, 'latin1'));
  page.dictionary.set(PDFName.of('Contents'), pdf.context.register(stream));
}

function font(pdf: PdfObjects): PDFDict {
  const fonts = dictionaryAt(dictionaryAt(pdf.pages.at(-1)?.dictionary, 'Resources'), 'Font');
  const one = asDictionary(fonts?.context.lookup(fonts.values()[0]));
  if (!one) throw new Error('no font');
  return one;
}

const remove =
  (key: string): Break =>
  (document) =>
    document.catalog.delete(PDFName.of(key));

const BREAKS: readonly (readonly [name: string, rule: string, change: Break])[] = [
  ['not marked as tagged', '6.2-1', remove('MarkInfo')],
  ['no metadata', '7.1-8', remove('Metadata')],
  ['another title in the properties', 'title', (document) => document.setTitle('Something else')],
  ['the file name in the title bar', '7.1-10', remove('ViewerPreferences')],
  ['no structure tree', '7.1-11', remove('StructTreeRoot')],
  ['no language', '7.2-29', remove('Lang')],
  ['no bookmarks', 'bookmarks', remove('Outlines')],
  ['no page labels', 'page labels', remove('PageLabels')],
  ['suspect tags', '7.1-4', (_, { catalog }) => dictionaryAt(catalog, 'MarkInfo')?.set(PDFName.of('Suspects'), PDFBool.True)],
  ['no tab order', '7.18.3-1', (_, { pages }) => pages[0]?.dictionary.delete(PDFName.of('Tabs'))],
  ['something drawn outside of all marks', '7.1-3', (_, pdf) => rewritten(pdf, (content) => `${content}\n0 0 10 10 re f`)],
  [
    'an artifact inside tagged content',
    '7.1-1',
    (_, pdf) => rewritten(pdf, (content) => content.replace(/(MCID \d+ ?>> ?BDC)/, '$1 /Artifact BMC EMC')),
  ],
  ['tagged content inside an artifact', '7.1-2', (_, pdf) => rewritten(pdf, (content) => `/Artifact BMC\n${content}\nEMC`)],
  ['marks that do not end', 'nesting', (_, pdf) => rewritten(pdf, (content) => content.replace(/EMC\s*$/, ''))],
  ['one identifier twice', 'identifiers', (_, pdf) => rewritten(pdf, (content) => `${content}\n/P <</MCID 0>> BDC EMC`)],
  ['content that no element names', '7.1-3', (_, pdf) => rewritten(pdf, (content) => `${content}\n/P <</MCID 999>> BDC EMC`)],
  ['an element whose content is not drawn', 'structure', (_, pdf) => rewritten(pdf, () => '/Artifact BMC EMC')],
  ['a role of our own', '7.1-5', (_, pdf) => first(pdf, 'P').dictionary.set(PDFName.of('S'), PDFName.of('Paragraph'))],
  ['an element that does not lead back', '7.1-12', (_, pdf) => first(pdf, 'P').dictionary.delete(PDFName.of('P'))],
  ['a cell in a table without a row', '7.2', (_, pdf) => first(pdf, 'TR').dictionary.set(PDFName.of('S'), PDFName.of('Div'))],
  [
    'a row with a cell too few',
    '7.2-43',
    (_, pdf) => {
      const cells = first(pdf, 'TR').dictionary.lookup(PDFName.of('K'), PDFArray);
      cells.remove(cells.size() - 1);
    },
  ],
  ['a header cell that does not say of what', '7.5-1', (_, pdf) => attributes(first(pdf, 'TH')).delete(PDFName.of('Scope'))],
  ['a list item outside a list', '7.2', (_, pdf) => first(pdf, 'L').dictionary.set(PDFName.of('S'), PDFName.of('Div'))],
  ['a list that does not say how it is numbered', '7.6-1', (_, pdf) => first(pdf, 'L').dictionary.delete(PDFName.of('A'))],
  ['a figure without words', '7.3-1', (_, pdf) => first(pdf, 'Figure').dictionary.delete(PDFName.of('Alt'))],
  ['a figure that is nowhere', 'figure', (_, pdf) => attributes(first(pdf, 'Figure')).delete(PDFName.of('BBox'))],
  ['a heading level left out', '7.4.2-1', (_, pdf) => first(pdf, 'H2').dictionary.set(PDFName.of('S'), PDFName.of('H4'))],
  ['a tick box without a role', '7.18.4-2', (_, pdf) => first(pdf, 'Form').dictionary.delete(PDFName.of('A'))],
  ['a tick box without words', 'form', (_, pdf) => first(pdf, 'Form').dictionary.delete(PDFName.of('Alt'))],
  [
    'a tick box that does not say whether it is ticked',
    'form',
    (_, pdf) => attributes(first(pdf, 'Form')).delete(PDFName.of('checked')),
  ],
  [
    'a link without its annotation',
    '7.18.5-1',
    (_, pdf) => {
      const link = first(pdf, 'Link').dictionary;
      const kids = link.lookup(PDFName.of('K'), PDFArray);
      for (let at = kids.size() - 1; at >= 0; at -= 1)
        if (nameAt(asDictionary(kids.lookup(at)), 'Type') === 'OBJR') kids.remove(at);
    },
  ],
  ['a link that is not spoken', '7.18.5-2', (_, pdf) => annotation(pdf).delete(PDFName.of('Contents'))],
  [
    'a link that does not lead to its element',
    'parent tree',
    (_, pdf) => annotation(pdf).set(PDFName.of('StructParent'), PDFNumber.of(99_999)),
  ],
  [
    'a font without its program',
    '7.21.4.1-1',
    (_, pdf) => dictionaryAt(descendant(pdf), 'FontDescriptor')?.delete(PDFName.of('FontFile2')),
  ],
  ['glyph numbers without a meaning', '7.21.3.2-1', (_, pdf) => descendant(pdf).delete(PDFName.of('CIDToGIDMap'))],
  ['glyphs that stand for nothing', '7.21.7-1', (_, pdf) => font(pdf).delete(PDFName.of('ToUnicode'))],
  [
    'other widths than the font has',
    '7.21.5-1',
    (_, pdf) => descendant(pdf).set(PDFName.of('W'), pdf.context.obj([0, [1, 2, 3]])),
  ],
  [
    'a font name without the mark of a subset',
    'fonts',
    (_, pdf) => font(pdf).set(PDFName.of('BaseFont'), PDFName.of('SourceSans3')),
  ],
  [
    'the glyph for what is missing',
    '7.21.8-1',
    (_, pdf) => rewritten(pdf, (content) => content.replace(/<[0-9a-f]{4}/i, '<0000')),
  ],
];

function annotation(pdf: PdfObjects): PDFDict {
  for (const { dictionary } of pdf.pages) {
    const found = asDictionary(listAt(dictionary, 'Annots')[0]);
    if (found) return found;
  }
  throw new Error('no annotation');
}

function descendant(pdf: PdfObjects): PDFDict {
  const found = asDictionary(listAt(font(pdf), 'DescendantFonts')[0]);
  if (!found) throw new Error('no descendant font');
  return found;
}

describe('a document with every kind of block', () => {
  test('breaks no rule in normal and in large print', async () => {
    expect(await checkPdf(sound)).toEqual([]);
    expect(await checkPdf(makePdf({ ...everyBlock(), print: 'large' }))).toEqual([]);
  });

  test.each(BREAKS)('%s: rule %s is named', async (_, rule, change) => {
    expect(await rulesBrokenBy(change)).toContain(rule);
  });

  test('an encrypted document or one of a later version is named', async () => {
    expect((await readObjects(sound)).pages.length).toBeGreaterThan(2);
    const later = Uint8Array.from(sound);
    later.set(Buffer.from('%PDF-2.0'), 0);
    expect((await checkPdf(later)).map(({ rule }) => rule)).toEqual(['6.1-1']);
  });
});
