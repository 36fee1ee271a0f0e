import type { Bookmark } from './placed.ts';
import type { Target } from './words.ts';

/** Where a target turned out to be. */
export interface Found {
  readonly page: number;
  /** From the lower edge of the paper. */
  readonly y: number;
}

/** @returns bookmarks, those of lower headings in those of higher ones; a heading without words has none */
export function bookmarksOf(found: ReadonlyMap<Target, Found>): readonly Bookmark[] {
  const top: Nested[] = [];
  const open: { readonly level: number; readonly below: Nested[] }[] = [];
  for (const [{ level, bookmark }, { page, y }] of found) {
    if (bookmark === '') {
      continue;
    }
    while ((open.at(-1)?.level ?? 0) >= level) {
      open.pop();
    }
    const below: Nested[] = [];
    (open.at(-1)?.below ?? top).push({ words: bookmark, page, y, below });
    open.push({ level, below });
  }
  return top;
}

interface Nested extends Bookmark {
  readonly below: Nested[];
}
