import { PDFNull, type PDFObject, type PDFRef } from 'pdf-lib';
import { name, number } from './objects.ts';

/** A height on a page, with the magnification left as it is. */
export function destination(pages: readonly PDFRef[], at: { readonly page: number; readonly y: number }): readonly PDFObject[] {
  const page = pages[at.page];
  if (page === undefined) throw new Error(`there is no page ${at.page} to go to`);
  return [page, name('XYZ'), PDFNull, number(Math.round(at.y)), PDFNull];
}
