import type { PDFContext, PDFRef } from 'pdf-lib';
import type { Bookmark } from '../layout/placed.ts';
import { destination } from './destination.ts';
import { array, dictionary, name, number, text } from './objects.ts';

/** The bookmarks, with those of the first level open; null where there are none. */
export function outline(context: PDFContext, bookmarks: readonly Bookmark[], pages: readonly PDFRef[]): PDFRef | null {
  if (bookmarks.length === 0) return null;
  const top = context.nextRef();
  const { first, last } = siblings(context, bookmarks, top, pages, 1);
  const seen = bookmarks.reduce((sum, { below }) => sum + 1 + below.length, 0);
  context.assign(top, dictionary(context, { Type: name('Outlines'), First: first, Last: last, Count: number(seen) }));
  return top;
}

function siblings(
  context: PDFContext,
  bookmarks: readonly Bookmark[],
  parent: PDFRef,
  pages: readonly PDFRef[],
  level: number,
): { readonly first: PDFRef | undefined; readonly last: PDFRef | undefined } {
  const references = bookmarks.map(() => context.nextRef());
  for (const [index, bookmark] of bookmarks.entries()) {
    const own = references[index];
    if (own === undefined) continue;
    const below = siblings(context, bookmark.below, own, pages, level + 1);
    const count = bookmark.below.length;
    context.assign(
      own,
      dictionary(context, {
        Title: text(bookmark.words),
        Parent: parent,
        Prev: references[index - 1],
        Next: references[index + 1],
        First: below.first,
        Last: below.last,
        // What is closed counts as less than none.
        Count: count === 0 ? undefined : number(level === 1 ? count : -count),
        Dest: array(context, destination(pages, bookmark)),
      }),
    );
  }
  return { first: references[0], last: references.at(-1) };
}
