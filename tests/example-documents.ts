import { rawEntry, rawZip } from './raw-zip.ts';

/** Small documents written by hand, part by part, so that a test can put anything anywhere. */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

export function officeFile(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  return rawZip(
    Object.entries({ '[Content_Types].xml': '<Types/>', ...parts }).map(([name, content]) =>
      rawEntry(name, typeof content === 'string' ? `${XML}${content}` : content),
    ),
  );
}

/** A docx whose body is this XML, with further parts. */
export function docx(body: string, more: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  return officeFile({ 'word/document.xml': `<w:document ${WORD}><w:body>${body}</w:body></w:document>`, ...more });
}

/** An xlsx whose only sheet has these rows, with further parts. */
export function xlsx(rows: string, more: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  return officeFile({
    'xl/workbook.xml': `<workbook ${SHEET}><sheets><sheet name="Staff" sheetId="1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${SHEET}><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });
}

/**
 * A PDF whose pages show one content each.
 *
 * @param contents what stands in the content streams, as it lies in the file
 * @param streamEntries further entries of their dictionaries, such as a filter
 */
export function pdf(contents: readonly (string | Buffer)[], streamEntries = '', info = ''): Buffer {
  const pageOf = (at: number): number => 4 + 2 * at;
  const kids = contents.map((_, at) => `${pageOf(at)} 0 R`).join(' ');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${pageOf(at) + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      Buffer.concat([
        Buffer.from(`<< /Length ${Buffer.byteLength(content)} ${streamEntries} >>\nstream\n`),
        Buffer.from(content),
        Buffer.from('\nendstream'),
      ]),
    ]),
    `<< ${info} >>`,
  ]);
}

/** A line of text as a page shows it. */
export function pdfLine(...runs: readonly string[]): string {
  return `BT /F1 12 Tf 50 700 Td ${runs.map((run) => `(${run}) Tj`).join(' ')} ET`;
}

/** A PDF of these objects, numbered from 1; the first is its root, the last its properties. */
export function pdfOf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')];
  let at = parts[0]?.length ?? 0;
  const places: string[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    parts.push(part);
    at += part.length;
  }
  const count = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}trailer << /Size ${count} /Root 1 0 R /Info ${count - 1} 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
