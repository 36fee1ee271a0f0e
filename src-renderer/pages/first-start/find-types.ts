import type { SetSummary } from '../../../src-shared/contract/bridge.ts';

/**
 * The kinds of organisation that fit what was typed, the best first; all of them for nothing typed. Each word must begin a
 * word of the name, of the names people use, or of the description.
 */
export function findTypes(sets: readonly SetSummary[], typed: string): readonly SetSummary[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const shipped = sets.filter((set) => !set.local);
  if (words.length === 0) return shipped;
  const rank = (set: SetSummary): number => {
    if ([set.name, ...set.foundAs].some((name) => name.toLowerCase() === words.join(' '))) return 3;
    const called = [set.name, ...set.foundAs].join(' ').toLowerCase();
    if (words.every((word) => beginsAWord(called, word))) return 2;
    return words.every((word) => beginsAWord(`${called} ${set.description.toLowerCase()}`, word)) ? 1 : 0;
  };
  return shipped
    .map((set) => ({ set, rank: rank(set) }))
    .filter((ranked) => ranked.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ set }) => set);
}

function beginsAWord(text: string, word: string): boolean {
  return text.startsWith(word) || [' ', '-', '/', '('].some((before) => text.includes(before + word));
}
