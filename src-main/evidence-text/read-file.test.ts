import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { describe, expect, test } from 'vitest';
import { docx, officeFile, pdf, pdfLine, pdfOf, xlsx } from '../../tests/example-documents.ts';
import type { ReadAs } from './kind-of-file.ts';
import { readFile } from './read-file.ts';
import { NO_TEXT, PASSWORD } from './words.ts';

const NUMBER = '943 476 5919';
const FOUND = { numbers: [NUMBER], words: null };

/** Reads a file as the thread does, without the thread. */
async function look(as: ReadAs, content: Buffer | string, piece = 65_536) {
  const bytes = Buffer.from(content);
  const numbers: string[] = [];
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  };
  const words = await readFile({ as, size: bytes.length }, pieces(), (number) => numbers.push(number));
  return { numbers, words };
}

function read(...numbers: string[]) {
  return { numbers, words: null };
}

/** Nothing was found, and not all of it was read. */
function partly(words: string) {
  return { numbers: [], words };
}

const paragraph = (...runs: string[]): string =>
  `<w:p>${runs.map((run) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${run}</w:t></w:r>`).join('<w:proofErr w:type="spellEnd"/>')}</w:p>`;

describe('text', () => {
  test('in UTF-8, UTF-16 and Windows-1252', async () => {
    const text = `Name,NHS number\r\nJosé “B”,943\u00a0476\u00a05919\r\n`;
    const windows = Buffer.from('Jos\xe9,943\xa0476\xa05919\r\n', 'latin1');
    const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
    for (const content of [Buffer.from(text), Buffer.from(`\ufeff${text}`), windows, little, big])
      expect(await look('text', content)).toEqual(read('943\u00a0476\u00a05919'));
  });

  test('wherever its pieces end', async () => {
    // The first piece has at least 4,096 bytes.
    const before = 'x'.repeat(4_090);
    for (const piece of [4_093, 4_097, 4_100])
      expect(await look('text', `${before}${NUMBER} 401 023 2137 é\xa0 9434765918`, piece)).toEqual(read(NUMBER, '401 023 2137'));
  });

  test('each number once, at most 200 of them', async () => {
    expect(await look('text', `${NUMBER} 9434765919 943-476-5919`)).toEqual(FOUND);
    const many = Array.from({ length: 5_000 }, (_, at) => String(4_010_232_137 + at)).join('\n');
    expect(new Set((await look('text', many)).numbers).size).toBe(200);
  });

  test('none is found where there is none', async () => {
    expect(await look('text', 'Tel. 01632 960123, order 9434765918')).toEqual(read());
  });
});

describe('Word', () => {
  test('a document as a library writes it: body, table, header, footer, properties', async () => {
    const document = (text: string, where: string) =>
      new Document({
        title: where === 'title' ? text : 'Training log',
        sections: [
          {
            headers: { default: new Header({ children: [new Paragraph(where === 'header' ? text : 'Log')] }) },
            footers: { default: new Footer({ children: [new Paragraph(where === 'footer' ? text : 'Page')] }) },
            children: [
              new Paragraph({
                children: [new TextRun('Who: '), new TextRun({ text: where === 'body' ? text : 'all', bold: true })],
              }),
              new Table({
                rows: [
                  new TableRow({ children: [new TableCell({ children: [new Paragraph(where === 'table' ? text : '1')] })] }),
                ],
              }),
            ],
          },
        ],
      });
    for (const where of ['body', 'table', 'header', 'footer', 'title'])
      expect(await look('zip', await Packer.toBuffer(document(NUMBER, where))), where).toEqual(FOUND);
    expect(await look('zip', await Packer.toBuffer(document('nobody', 'body')))).toEqual(read());
  });

  test('a number that is cut into runs', async () => {
    expect(await look('zip', docx(paragraph('NHS 943 ', '476', ' 59', '19.')))).toEqual(FOUND);
    expect(await look('zip', docx(paragraph('943 476') + paragraph(' 5919')))).toEqual(read());
  });

  test('no-break hyphens, text boxes, tracked changes, comments, notes and fields', async () => {
    const box = `<w:p><w:r><w:t>943 </w:t></w:r><w:r><w:pict><w:txbxContent>${paragraph('in a box')}</w:txbxContent></w:pict></w:r><w:r><w:t>476 5919</w:t></w:r></w:p>`;
    const hyphens = '<w:p><w:r><w:t>943</w:t><w:noBreakHyphen/><w:t>476</w:t><w:noBreakHyphen/><w:t>5919</w:t></w:r></w:p>';
    const tracked =
      '<w:p><w:r><w:t>943 </w:t></w:r><w:del><w:r><w:delText>000</w:delText></w:r></w:del><w:ins><w:r><w:t>476</w:t></w:r></w:ins><w:r><w:t> 5919</w:t></w:r></w:p>';
    const deleted =
      '<w:p><w:r><w:t>943 </w:t></w:r><w:del><w:r><w:delText>476 5919</w:delText></w:r></w:del><w:ins><w:r><w:t>removed</w:t></w:r></w:ins></w:p>';
    const field = '<w:p><w:r><w:instrText> HYPERLINK "https://record.example/943 476 5919" </w:instrText></w:r></w:p>';
    for (const body of [box, tracked, deleted, field]) expect(await look('zip', docx(body)), body).toEqual(FOUND);
    expect(await look('zip', docx(hyphens))).toEqual(read('943-476-5919'));
    for (const part of ['comments', 'footnotes', 'endnotes', 'header2', 'document2', 'glossary/document'])
      expect(
        await look('zip', docx(paragraph('Text'), { [`word/${part}.xml`]: `<w:x>${paragraph(NUMBER)}</w:x>` })),
        part,
      ).toEqual(FOUND);
  });

  test('properties, link addresses and what pictures are called', async () => {
    const parts: Record<string, string>[] = [
      { 'docProps/core.xml': `<cp:coreProperties><dc:subject>${NUMBER}</dc:subject></cp:coreProperties>` },
      { 'docProps/custom.xml': `<Properties><property name="Patient"><vt:lpwstr>${NUMBER}</vt:lpwstr></property></Properties>` },
      {
        'word/_rels/document.xml.rels': `<Relationships><Relationship Target="https://x/?n=${NUMBER}" TargetMode="External"/></Relationships>`,
      },
      { 'word/header1.xml': `<w:hdr><w:p><w:drawing><wp:docPr id="1" descr="Letter ${NUMBER}"/></w:drawing></w:p></w:hdr>` },
    ];
    for (const part of parts) expect(await look('zip', docx(paragraph('Text'), part)), JSON.stringify(part)).toEqual(FOUND);
  });

  test('measures and random ids are not taken for numbers', async () => {
    const body =
      '<w:p w:rsidR="9434765919"><w:r><w:drawing><wp:posOffset>9434765919</wp:posOffset><a:creationId val="9434765919"/></w:drawing><w:t>Text</w:t></w:r></w:p>';
    expect(await look('zip', docx(body))).toEqual(read());
  });

  test('a chart’s workbook and a document within a document are read, what is no such thing is said', async () => {
    const within = docx(paragraph(NUMBER));
    expect(await look('zip', docx(paragraph('Text'), { 'word/embeddings/one.docx': within }))).toEqual(FOUND);
    expect(await look('zip', docx(paragraph('Text'), { 'word/embeddings/one.bin': Buffer.from('old') }))).toEqual(
      partly('The text was looked through, but not the file embedded in it. Look at it yourself.'),
    );
  });

  test('slides', async () => {
    const slide = '<p:sld><p:txBody><a:p><a:r><a:t>943 476</a:t></a:r><a:r><a:t> 5919</a:t></a:r></a:p></p:txBody></p:sld>';
    expect(await look('zip', officeFile({ 'ppt/slides/slide1.xml': slide }))).toEqual(FOUND);
  });

  test('a document of pictures only', async () => {
    expect(await look('zip', docx('<w:p/>', { 'word/media/image1.png': Buffer.from('\x89PNG') }))).toEqual(partly(NO_TEXT));
  });
});

describe('Excel', () => {
  test.each([
    ['a number in a cell', '<row><c r="A1"><v>9434765919</v></c></row>', '9434765919'],
    ['a number in powers of ten', '<row><c r="A1"><v>9.434765919E9</v></c></row>', '9434765919'],
    [
      'a text in the cell',
      '<row><c t="inlineStr"><is><r><t>943 </t></r><r><rPr><b/></rPr><t>476 5919</t></r></is></c></row>',
      NUMBER,
    ],
    ['the result of a formula', `<row><c t="str"><f>A1</f><v>${NUMBER}</v></c></row>`, NUMBER],
    ['a formula', `<row><c><f>"${NUMBER}"</f><v>0</v></c></row>`, NUMBER],
  ])('%s', async (_, rows, number) => {
    expect(await look('zip', xlsx(rows))).toEqual(read(number));
  });

  test('shared strings, comments, headers, sheet names, charts, pivot tables, table heads', async () => {
    const parts: Record<string, string>[] = [
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>Name</t></si><si><r><t>943 476</t></r><r><t xml:space="preserve"> 5919</t></r></si></sst>',
      },
      { 'xl/comments1.xml': `<comments><comment><text><r><t>${NUMBER}</t></r></text></comment></comments>` },
      { 'xl/threadedComments/threadedComment1.xml': `<x><text>${NUMBER}</text></x>` },
      {
        'xl/worksheets/sheet2.xml': `<worksheet><headerFooter><oddHeader>&amp;C${NUMBER}</oddHeader></headerFooter></worksheet>`,
      },
      { 'xl/workbook.xml': `<workbook><sheets><sheet name="${NUMBER}"/></sheets></workbook>` },
      { 'xl/charts/chart1.xml': `<c:chart><c:pt><c:v>${NUMBER}</c:v></c:pt></c:chart>` },
      { 'xl/pivotCache/pivotCacheRecords1.xml': `<r><s v="${NUMBER}"/></r>` },
      { 'xl/tables/table1.xml': `<table><tableColumn id="1" name="${NUMBER}"/></table>` },
      {
        'xl/drawings/drawing1.xml':
          '<xdr:sp><a:p><a:r><a:rPr b="1"/><a:t>943 476 </a:t></a:r><a:r><a:t>5919</a:t></a:r></a:p></xdr:sp>',
      },
    ];
    for (const part of parts) expect(await look('zip', xlsx('', part)), JSON.stringify(part)).toEqual(FOUND);
  });

  test('cells beside each other, and the places of shared strings, are no number', async () => {
    expect(
      await look('zip', xlsx('<row><c><v>943</v></c><c><v>476</v></c><c><v>5919</v></c><c t="s"><v>9434765919</v></c></row>')),
    ).toEqual(read());
  });
});

describe('PDF', () => {
  test('a line that is cut into runs, on any page; form fields, comments, properties', async () => {
    expect(await look('pdf', pdf([pdfLine('Page one'), pdfLine('NHS number 943', ' 476 ', '5919')]))).toEqual(FOUND);
    expect(await look('pdf', pdf([pdfLine('Text')], '', `/Title (Letter ${NUMBER})`))).toEqual(FOUND);
    const annotated = (annotation: string) =>
      pdfOf([
        '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] >> >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Annots [5 0 R] /Resources << /Font << /F1 6 0 R >> >> >>',
        `<< /Length ${pdfLine('Text').length} >>\nstream\n${pdfLine('Text')}\nendstream`,
        `<< /Type /Annot /Rect [0 0 100 20] ${annotation} >>`,
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
        '<< >>',
      ]);
    expect(await look('pdf', annotated(`/Subtype /Widget /FT /Tx /T (n) /V (${NUMBER})`))).toEqual(FOUND);
    expect(await look('pdf', annotated(`/Subtype /Text /Contents (${NUMBER})`))).toEqual(FOUND);
    expect(await look('pdf', annotated('/Subtype /Text /Contents (Nobody)'))).toEqual(read());
  });

  test('scans are said, as a whole and page by page', async () => {
    expect(await look('pdf', pdf(['q Q', 'q Q']))).toEqual(partly(NO_TEXT));
    expect(await look('pdf', pdf([pdfLine('Covering letter'), 'q Q']))).toEqual(
      partly('1 of 2 pages has no text that we can read (page 2). If they are scans or photographs, look at them yourself.'),
    );
  });

  test('one with a password is said', async () => {
    const encrypt =
      '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (0123456789abcdef0123456789abcdef) /U (0123456789abcdef0123456789abcdef) >> /ID [(a) (b)]';
    const locked = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', '<< >>'], encrypt);
    expect(await look('pdf', locked)).toEqual(partly(PASSWORD));
  });
});
