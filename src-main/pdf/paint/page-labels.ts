import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import type { PlacedPage } from '../layout/placed.ts';
import { array, dictionary, name, number, text } from './objects.ts';

/** What each page is called in a reader: numbers that follow each other are one range, other words one each. */
export function pageLabels(context: PDFContext, pages: readonly Pick<PlacedPage, 'label'>[]): PDFDict {
  const ranges: PDFObject[] = [];
  let expected = '';
  for (const [index, { label }] of pages.entries()) {
    const isNumber = /^[1-9][0-9]{0,8}$/.test(label);
    if (!isNumber) ranges.push(number(index), dictionary(context, { P: text(label) }));
    else if (label !== expected) ranges.push(number(index), dictionary(context, { S: name('D'), St: number(Number(label)) }));
    expected = isNumber ? String(Number(label) + 1) : '';
  }
  return dictionary(context, { Nums: array(context, ranges) });
}
