import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnWidths, type Wish } from './column-widths.ts';

const weight = (share: number, least = 0): Wish => ({ width: { weight: share }, least, whole: least });
const fitting = (least: number, whole = least): Wish => ({ width: 'fit', least, whole });

test('weights share what is there', () => {
  expect(columnWidths([weight(1), weight(3)], 400)).toEqual([100, 300]);
});

test('a column that fits takes what it says on one line, the others the rest', () => {
  expect(columnWidths([fitting(30, 80), weight(1), weight(1)], 400)).toEqual([80, 160, 160]);
});

test('where such columns would take more than half, they get their longest word', () => {
  expect(columnWidths([fitting(30, 300), weight(1)], 400)).toEqual([30, 370]);
});

test('no column is narrower than its longest word while there is room', () => {
  expect(columnWidths([weight(1, 150), weight(3)], 400)).toEqual([150, 250]);
});

test('a word of a column that fits is not cut while the others can make room, and any other is where it takes more than its share', () => {
  expect(columnWidths([fitting(180), weight(1, 40), weight(1, 40)], 400)).toEqual([180, 110, 110]);
  expect(columnWidths([weight(1, 390), weight(1, 100)], 400)[0]).toBeLessThan(390);
});

test('without weights all share alike', () => {
  expect(columnWidths([fitting(10), fitting(10)], 400)).toEqual([200, 200]);
});

test('the widths are never negative and sum up to the whole, whatever is asked', () => {
  const length = fc.double({ min: 0, max: 2000, noNaN: true });
  const wish = fc.record({
    width: fc.oneof(fc.constant('fit' as const), fc.record({ weight: fc.double({ min: 0, max: 9, noNaN: true }) })),
    least: length,
    whole: length,
  });
  fc.assert(
    fc.property(fc.array(wish, { minLength: 1, maxLength: 9 }), (wishes) => {
      const widths = columnWidths(
        wishes.map((one) => ({ ...one, whole: Math.max(one.whole, one.least) })),
        470,
      );
      expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(470, 3);
      expect(widths.every((one) => one >= 0)).toBe(true);
    }),
  );
});
