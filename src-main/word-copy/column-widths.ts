import type { Block, Column, Row } from '../pdf/tree/document-tree.ts';
import type { Around } from './around.ts';
import { wordsOf } from './words.ts';

/** An average letter is a little more than half as wide as it is high; the size is in half points, the width in twentieths. */
const LETTER = 0.56 * 10;
const PADDING = 220;
/** A column that fits its words takes no more than this of the table. */
const MOST = 0.4;

/** Twentieths of a point for each column; together as wide as there is room. */
export function columnWidths(columns: readonly Column[], rows: readonly Row[], { width, look }: Around): readonly number[] {
  const fitted = columns.map((column, at) => {
    if (column.width !== 'fit') return 0;
    const texts = [
      column.title,
      ...rows.map(({ cells }) => textOf(cells.length === columns.length ? (cells[at]?.blocks ?? []) : [])),
    ];
    const longest = Math.max(...texts.flatMap((text) => text.split(/\s+/).map((word) => word.length)));
    return Math.min(Math.round(longest * look.body * LETTER) + PADDING, Math.round(width * MOST));
  });
  const taken = fitted.reduce((sum, one) => sum + one, 0);
  const weights = columns.reduce((sum, column) => sum + (column.width === 'fit' ? 0 : column.width.weight), 0);
  // With no columns to share the rest, or no rest to share, all are drawn to the same scale.
  if (weights === 0 || taken > width * 0.8) {
    const asked = columns.map((column, at) =>
      column.width === 'fit' ? (fitted[at] ?? 0) : (width * column.width.weight) / weights,
    );
    const sum = asked.reduce((all, one) => all + one, 0);
    return asked.map((one) => Math.floor((one / sum) * width));
  }
  return columns.map((column, at) =>
    column.width === 'fit' ? (fitted[at] ?? 0) : Math.floor(((width - taken) * column.width.weight) / weights),
  );
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === 'paragraph' ? block.words.map(wordsOf).join('') : '')).join(' ');
}
