import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from '../../src-shared/exchange/csv.ts';
import { readCsv } from './read-csv.ts';

test('quotes, commas and line ends inside values, and every line ending', () => {
  const text = '\uFEFF"A1","Larkfield ""The"" Surgery, North",x\r\nB2,"two\nlines",\rC3,,"end"\n\n';
  expect(readCsv(text)).toEqual([
    { line: 1, values: ['A1', 'Larkfield "The" Surgery, North', 'x'] },
    { line: 2, values: ['B2', 'two\nlines', ''] },
    { line: 4, values: ['C3', '', 'end'] },
  ]);
});

test('what is damaged is read as far as it goes', () => {
  expect(readCsv('"a"b,c')).toEqual([{ line: 1, values: ['a', 'c'] }]);
  expect(readCsv('"never closed,x\ny').map(({ values }) => values)).toEqual([['never closed,x\ny']]);
  expect(readCsv('')).toEqual([]);
  expect(readCsv(`"${'x""'.repeat(200_000)}`)[0]?.values[0]).toHaveLength(400_000);
});

test('what our own tables hold is read back', () => {
  const cell = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `x${text}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
      expect(readCsv(csv(rows)).map(({ values }) => values)).toEqual(rows);
    }),
  );
});
