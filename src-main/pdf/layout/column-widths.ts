/** What a column asks for, in points. */
export interface Wish {
  readonly width: 'fit' | { readonly weight: number };
  /** Its longest word. */
  readonly least: number;
  /** All that it says on one line. */
  readonly whole: number;
}

/**
 * Shares a width among columns: `fit` takes what it says on one line, or its longest word where such columns would take more than half. The others share the rest by weight, but none gets less than its longest
 * word as long as there is room. Words longer than a fair share do not count: they are cut.
 * @returns widths that sum up to the whole
 */
export function columnWidths(wishes: readonly Wish[], whole: number): readonly number[] {
  const limit = (whole / Math.max(wishes.length, 1)) * 1.25;
  const limited = wishes.map((wish) => Math.min(wish.least, limit));
  // Columns that fit hold short words of our own: none of them is cut where the others can make room.
  const uncut = limited.map((one, index) => (wishes[index]?.width === 'fit' ? (wishes[index]?.least ?? one) : one));
  const least = uncut.reduce((sum, one) => sum + one, 0) < whole ? uncut : limited;
  const needed = least.reduce((sum, one) => sum + one, 0);
  if (needed >= whole) {
    return least.map((one) => (one * whole) / needed);
  }
  const fits = wishes.filter(({ width }) => width === 'fit').reduce((sum, wish) => sum + wish.whole, 0);
  const settled = new Map<number, number>();
  const others = wishes.reduce((sum, { width }, index) => sum + (width === 'fit' ? 0 : (least[index] ?? 0)), 0);
  const onOneLine = fits <= whole / 2 && fits + others <= whole;
  for (const [index, wish] of wishes.entries()) {
    if (wish.width === 'fit' && wishes.some(({ width }) => width !== 'fit')) {
      settled.set(index, onOneLine ? wish.whole : (least[index] ?? 0));
    }
  }
  const weightOf = (index: number): number => {
    const width = wishes[index]?.width;
    return width === 'fit' || width === undefined ? 1 : Math.max(width.weight, 0.001);
  };
  for (;;) {
    const open = wishes.map((_, index) => index).filter((index) => !settled.has(index));
    const rest = whole - [...settled.values()].reduce((sum, one) => sum + one, 0);
    const weights = open.reduce((sum, index) => sum + weightOf(index), 0);
    const tooNarrow = open.filter((index) => (rest * weightOf(index)) / weights < (least[index] ?? 0));
    if (tooNarrow.length === 0) {
      return wishes.map((_, index) => settled.get(index) ?? (rest * weightOf(index)) / weights);
    }
    for (const index of tooNarrow) {
      settled.set(index, least[index] ?? 0);
    }
  }
}
