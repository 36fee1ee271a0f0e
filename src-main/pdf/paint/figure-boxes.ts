import type { Draw, PlacedDocument } from '../layout/placed.ts';
import type { Leaf, StructureElement } from '../layout/structure.ts';
import { type Box, boxOfDraws } from './box-of-draws.ts';
import type { Mark } from './structure-objects.ts';

/** Where a figure stands on the first page that it is on; null where it draws nothing. */
export function boxOfFigure(
  placed: PlacedDocument,
  figure: StructureElement,
  marks: ReadonlyMap<Leaf, readonly Mark[]>,
): Box | null {
  const leaves = leavesOf(figure);
  const page = leaves.flatMap((leaf) => marks.get(leaf) ?? [])[0]?.page;
  if (page === undefined) return null;
  const own = new Set<unknown>(leaves);
  const draws: Draw[] = [];
  for (const { belongsTo, draws: drawn } of placed.pages[page]?.fragments ?? []) if (own.has(belongsTo)) draws.push(...drawn);
  return boxOfDraws(draws);
}

function leavesOf(element: StructureElement): readonly Leaf[] {
  return element.kids.flatMap((kid) => (kid.kind === 'leaf' ? [kid] : leavesOf(kid)));
}
