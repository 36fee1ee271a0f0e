import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPdf } from '../../../tests/pdf-rules/check-pdf.ts';
import {
  checkedByQpdf,
  fontsOf,
  havePdfPrograms,
  informationOf,
  objectsOf,
  pdfFile,
  structureOf,
  textOf,
} from '../../../tests/pdf-tools.ts';
import type { FaceName } from '../fonts/face.ts';
import { loadFaces } from '../fonts/load-faces.ts';
import type { DrawnText, Fragment, PlacedDocument, PlacedLink, PlacedPage } from '../layout/placed.ts';
import type { Attributes, Leaf, Role, StructureElement } from '../layout/structure.ts';
import { paint } from './paint.ts';

const SEED = Date.now() % 1_000_000;
const { faces, font } = loadFaces();
const fonts = { regular: font('regular').bytes, strong: font('strong').bytes };

function leaf(): Leaf {
  return { kind: 'leaf' };
}

function element(role: Role, kids: StructureElement['kids'], attributes: Attributes = {}): StructureElement {
  return { kind: 'element', role, attributes, kids };
}

function words(text: string, y: number, more: { x?: number; face?: FaceName; actualText?: string } = {}): DrawnText {
  const run = faces[more.face ?? 'regular'].shape(text);
  return { kind: 'text', run, size: 11, colour: [0.1, 0.1, 0.1], x: more.x ?? 60, y, actualText: more.actualText ?? null };
}

function page(fragments: readonly Fragment[], links: readonly PlacedLink[] = [], label = '1'): PlacedPage {
  return { width: 595.28, height: 841.89, label, fragments, links };
}

function placed(
  kids: StructureElement['kids'],
  pages: readonly PlacedPage[],
  more: Partial<PlacedDocument> = {},
): PlacedDocument {
  return {
    title: 'Requirement 14.1-117 for Đorđe & Søn (“Riverside”)',
    subject: 'A test',
    author: 'Riverside Surgery',
    madeAt: new Date('2026-11-22T10:20:30Z'),
    structure: element('Document', kids),
    bookmarks: [],
    pages,
    ...more,
  };
}

/** One paragraph of one line. */
function oneLine(text: string, actualText?: string): PlacedDocument {
  const only = leaf();
  const draws = [words(text, 700, actualText === undefined ? {} : { actualText })];
  return placed([element('P', [only])], [page([{ belongsTo: only, draws }])]);
}

describe.skipIf(!havePdfPrograms)('a painted document, read back with other programs', () => {
  it('gives the text back in reading order, kerning and all', async () => {
    const [first, second, cell] = [leaf(), leaf(), leaf()];
    const document = placed(
      [element('H1', [first]), element('P', [second]), element('P', [cell])],
      [
        page([
          { belongsTo: first, draws: [words('AVATAR To Yield', 760, { face: 'strong' })] },
          { belongsTo: second, draws: [words('Each person finds what was typed.', 740), words('Also on a second line.', 726)] },
          { belongsTo: { kind: 'artifact', type: 'footer' }, draws: [words('Page 1 of 1', 40)] },
          { belongsTo: cell, draws: [words('Last', 700)] },
        ]),
      ],
    );
    const path = await pdfFile(paint(document, fonts));
    expect((await textOf(path)).split('\n').filter((line) => line !== '')).toEqual([
      'AVATAR To Yield',
      'Each person finds what was typed.',
      'Also on a second line.',
      'Last',
      'Page 1 of 1',
      '\f',
    ]);
    expect(await structureOf(path)).not.toContain('Page 1 of 1');
    expect(await checkedByQpdf(path)).toContain('No syntax or stream encoding errors found');
  });

  it('embeds its fonts as subsets that can be read as Unicode, and only those that are used', async () => {
    const path = await pdfFile(paint(oneLine('Only one face'), fonts));
    expect(await fontsOf(path)).toEqual([
      { name: expect.stringMatching(/^[A-Z]{6}\+SourceSans3-Regular$/), isEmbedded: true, isSubset: true, hasUnicode: true },
    ]);
  });

  it('is tagged, titled and dated', async () => {
    const information = await informationOf(await pdfFile(paint(oneLine('x'), fonts)));
    expect(information).toMatch(/Title: +Requirement 14.1-117 for Đorđe & Søn \(“Riverside”\)\n/);
    expect(information).toMatch(/Tagged: +yes/);
    expect(information).toMatch(/Metadata Stream: +yes/);
    expect(information).toMatch(/CreationDate: +Sun Nov 22 10:20:30 2026/);
    expect(information).toMatch(/PDF version: +1.7/);
  });

  it('has a title in one line, whatever somebody typed as a name', async () => {
    const path = await pdfFile(paint({ ...oneLine('x'), title: 'For <A & B>\u0004\r\nSurgery\u0085' }, fonts));
    expect(await informationOf(path)).toMatch(/Title: +For <A & B> {3}Surgery ?\n/);
    expect(await checkPdf(await readFile(path))).not.toContainEqual(expect.objectContaining({ rule: 'title' }));
  });

  it('gives back letters with marks, Greek and Cyrillic, and letters that share a glyph with others', async () => {
    const text = 'x̂yM̂q̣̇ạ́b Đ ß ẞ ŵ Ångström i̇ ı̆ ı ĭ Ωμέγα Ω µ μ Ёлка щ ﬁ fi n̈ A̋ q̣̇ a\u0301\u0323';
    const path = await pdfFile(paint(oneLine(text), fonts));
    expect((await textOf(path)).trim().normalize('NFC')).toBe(text.normalize('NFC'));
    // This program knows no text that stands for other text, and so shows the glyphs without a text of their own.
    const read = [...(await structureOf(path)).matchAll(/"(.*)"/g)].map(([, piece]) => piece).join('');
    expect(read.replaceAll('\u200b', '').normalize('NFC')).toBe(text.normalize('NFC'));
  });

  it('gives back whatever the faces hold, in whatever order', async () => {
    const texts = fc.sample(fc.string({ unit: anyCharacter(), minLength: 1, maxLength: 30 }), { numRuns: 300, seed: SEED });
    const only = leaf();
    const pages = texts.map((text) => page([{ belongsTo: only, draws: [words(text, 700)] }]));
    const read = await textOf(await pdfFile(paint(placed([element('P', [only])], pages), fonts)));
    for (const [index, found] of read.split('\f').slice(0, -1).entries()) {
      expect(withoutSpaces(found), `seed ${SEED}, text ${index}`).toBe(withoutSpaces(texts[index] ?? ''));
    }
  });

  it('says what stands for a character that no face holds', async () => {
    const path = await pdfFile(paint(oneLine('?', '\u{1f600}'), fonts));
    expect((await textOf(path)).trim()).toBe('\u{1f600}');
  });

  it('carries a paragraph over two pages as one element', async () => {
    const [long, other] = [leaf(), leaf()];
    const document = placed(
      [element('P', [long]), element('P', [other])],
      [
        page([{ belongsTo: long, draws: [words('It begins here ', 60)] }]),
        page([
          { belongsTo: long, draws: [words('and ends there.', 780)] },
          { belongsTo: other, draws: [words('Another.', 760)] },
        ]),
      ],
    );
    const structure = await structureOf(await pdfFile(paint(document, fonts)));
    expect(structure.replaceAll(/\s+/g, ' ')).toContain('P (block) "It begins here " "and ends there." P (block) "Another."');
  });

  it('puts links into the structure with their place on the page and what they are called', async () => {
    const [web, inside] = [leaf(), leaf()];
    const [webLink, insideLink] = [element('Link', [web]), element('Link', [inside])];
    const area = { x: 60, y: 697, width: 80, height: 14 };
    const document = placed(
      [element('P', [webLink]), element('P', [insideLink])],
      [
        page(
          [
            { belongsTo: web, draws: [words('gov.uk', 700)] },
            { belongsTo: inside, draws: [words('page 2', 680)] },
          ],
          [
            { element: webLink, contents: 'gov.uk', area, to: { kind: 'web', address: 'https://example.org/a(b)?ü=\\' } },
            { element: insideLink, contents: 'Page 2', area, to: { kind: 'page', page: 1, y: 700 } },
          ],
        ),
        page([], [], '2'),
      ],
    );
    const path = await pdfFile(paint(document, fonts));
    expect(await structureOf(path)).toMatch(
      /Link \(inline\)\s+Object \d+ 0\s+"gov.uk"|Link \(inline\)\s+"gov.uk"\s+Object \d+ 0/,
    );
    const annotations = (await objectsOf(path)).filter(hasType('/Annot'));
    expect(annotations).toMatchObject([
      { '/Contents': 'u:gov.uk', '/StructParent': 2, '/A': { '/URI': 'u:https://example.org/a%28b%29?%C3%BC=%5C' } },
      { '/Contents': 'u:Page 2', '/StructParent': 3, '/A': { '/S': '/GoTo' } },
    ]);
  });

  it('says how tables, lists, boxes on paper and figures are to be read', async () => {
    const [header, cell, box, bar] = [leaf(), leaf(), leaf(), leaf()];
    const row = element('TR', [element('TH', [header], { scope: 'Row' }), element('TD', [cell], { columnSpan: 2 })]);
    const document = placed(
      [
        element('Table', [element('TBody', [row])], { summary: 'Scores (all)' }),
        element(
          'L',
          [element('LI', [element('Lbl', [element('Form', [box], { checkBox: { isTicked: true, spoken: 'ticked' } })])])],
          {
            listNumbering: 'None',
          },
        ),
        element('Figure', [bar], { alternative: 'Score: 70 %' }),
      ],
      [
        page([
          { belongsTo: { kind: 'artifact', type: 'background' }, draws: [square(50, 690, 200)] },
          { belongsTo: header, draws: [words('Initiative', 760)] },
          { belongsTo: cell, draws: [words('70', 760, { x: 200 })] },
          { belongsTo: box, draws: [square(60, 700, 10)] },
          { belongsTo: bar, draws: [square(60, 500, 100)] },
        ]),
      ],
    );
    const path = await pdfFile(paint(document, fonts));
    const structure = await structureOf(path);
    expect(structure).toMatch(/Summary \(Scores \(all\)/);
    expect(structure).toMatch(/Scope \/Row/);
    expect(structure).toMatch(/ColSpan 2/);
    expect(structure).toMatch(/ListNumbering \/None/);
    const elements = (await objectsOf(path)).filter((object) => hasRole('/Form')(object) || hasRole('/Figure')(object));
    expect(elements).toMatchObject([
      { '/Alt': 'u:ticked', '/A': { '/O': '/PrintField', '/Role': '/cb', '/checked': '/on', '/Desc': 'u:ticked' } },
      { '/Alt': 'u:Score: 70 %', '/A': { '/O': '/Layout', '/BBox': [60, 500, 160, 600] } },
    ]);
    await checkedByQpdf(path);
  });

  it('has bookmarks and page labels', async () => {
    const document = placed([], [page([], [], 'Cover'), page([], [], '1'), page([], [], '2')], {
      bookmarks: [
        { words: 'One', page: 1, y: 700, below: [{ words: 'Below', page: 2, y: 600, below: [] }] },
        { words: 'Zwei – “2”', page: 2, y: 500, below: [] },
      ],
    });
    const objects = await objectsOf(await pdfFile(paint(document, fonts)));
    expect(objects.find(hasType('/Outlines'))).toMatchObject({ '/Count': 3 });
    expect(objects.filter((object) => (object as { '/Title'?: string })?.['/Parent' as never])).toHaveLength(6);
    expect(objects.find(hasType('/Catalog'))).toMatchObject({
      '/PageMode': '/UseOutlines',
      '/PageLabels': { '/Nums': [0, { '/P': 'u:Cover' }, 1, { '/S': '/D', '/St': 1 }] },
    });
  });
});

describe('painting', () => {
  it('gives the same bytes for the same document, whatever was painted between', () => {
    const first = paint(oneLine('Łódź'), fonts);
    paint(oneLine('Ωμέγα'), fonts);
    expect(Buffer.compare(paint(oneLine('Łódź'), fonts), first)).toBe(0);
    expect(Buffer.compare(paint(oneLine('Lódź'), fonts), first)).not.toBe(0);
  });

  it('refuses a leaf that was not placed, and one that is not in the structure', () => {
    const stray = leaf();
    expect(() => paint(placed([element('P', [leaf()])], [page([])]), fonts)).toThrow('not drawn');
    expect(() => paint(placed([], [page([{ belongsTo: stray, draws: [] }])]), fonts)).toThrow('not in the structure');
  });
});

/** A letter, figure or sign that the faces hold, or one with a mark on it. */
function anyCharacter(): fc.Arbitrary<string> {
  const all = loadFaces()
    .font('regular')
    .font.characterSet.map((code) => String.fromCodePoint(code));
  const letters = fc.constantFrom(...all.filter((character) => /^[^\p{Z}\p{C}\p{M}]$/u.test(character)));
  const marked = fc.tuple(letters, fc.constantFrom(...all.filter((character) => /^\p{M}$/u.test(character))));
  const asTyped = fc.oneof({ weight: 5, arbitrary: letters }, { weight: 1, arbitrary: marked.map((both) => both.join('')) });
  const isHeld = (text: string) => Array.from(text).every((character) => faces.regular.holds(character.codePointAt(0) ?? 0));
  return asTyped.map((text) => text.normalize('NFC')).filter(isHeld);
}

function withoutSpaces(text: string): string {
  return text.normalize('NFC').replaceAll(/\s/g, '');
}

function square(x: number, y: number, side: number) {
  const points = [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ] as const;
  return { kind: 'shape', points, closed: true, fill: [0.9, 0.9, 0.9], stroke: null } as const;
}

function hasType(type: string) {
  return (object: unknown): boolean => (object as { '/Type'?: string } | null)?.['/Type'] === type;
}

function hasRole(role: string) {
  return (object: unknown): boolean => (object as { '/S'?: string } | null)?.['/S'] === role;
}
