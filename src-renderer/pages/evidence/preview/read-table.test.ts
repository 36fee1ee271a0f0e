import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.ts';

const MOST = { rows: 100, columns: 10 };

describe('a table of separated values', () => {
  test.each([
    [
      'commas',
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons, and commas in numbers',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['quoted values with everything in them', '"a,""b""\n",c\nd', [['a,"b"\n', 'c'], ['d']]],
    ['quotation marks that do not close', 'a,"b\nc', [['a', 'b\nc']]],
    ['empty lines', 'a\n\n\nb\n', [['a'], ['b']]],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(readTable(text, MOST).rows).toEqual(rows);
  });

  test('only so many rows and columns are read, and it says so', () => {
    expect(readTable('a,b,c\n1,2,3\n4,5,6', { rows: 2, columns: 2 })).toEqual({
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
      columns: 2,
      isCut: true,
    });
    expect(readTable('a,b\n1,2\n', { rows: 2, columns: 2 }).isCut).toBe(false);
  });

  test('whatever stands between quotation marks comes out as it went in', () => {
    const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 5 }), (rows) => {
        const all = [['First', 'Second'], ...rows];
        expect(readTable(all.map((row) => row.map(quoted).join(',')).join('\r\n'), MOST).rows).toEqual(all);
      }),
    );
  });
});
