import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from './csv.ts';

/** The smallest RFC 4180 reader, for comparison. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [, said = '', end] = found;
    row.push(said.startsWith('"') ? said.slice(1, -1).replaceAll('""', '"') : said);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const harmless = (text: string): string => (/^(?:[\t\r]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${text}` : text);

describe('csv', () => {
  test('begins with a byte order mark, ends lines with CR LF and quotes what needs it', () => {
    expect(
      csv([
        ['a', 'b "c"'],
        ['d, e', 'f\ng'],
      ]),
    ).toBe('\uFEFFa,"b ""c"""\r\n"d, e","f\ng"\r\n');
  });

  test('every row is as wide as the widest', () => {
    expect(csv([['a', 'b'], ['c']])).toBe('\uFEFFa,b\r\nc,\r\n');
    expect(csv([])).toBe('\uFEFF');
  });

  test.each(['=1+1', '+44 20', '-1', '@SUM(A1)', '\tx', '\r=1', ' =1', '\n=cmd', '＝1'])('%j is not run as a formula', (text) => {
    expect(
      csv([[text]])
        .slice(1)
        .replace(/^"/, ''),
    ).toMatch(/^'/);
  });

  test('any table comes back as it was, but for apostrophes before formulas', () => {
    const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(
        fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '-', ' ', '\t', '🧾') }), {
          minLength: width,
          maxLength: width,
        }),
        { minLength: 1, maxLength: 5 },
      ),
    );
    fc.assert(
      fc.property(table, (rows) => {
        expect(readCsv(csv(rows).slice(1))).toEqual(rows.map((row) => row.map(harmless)));
      }),
    );
  });
});
