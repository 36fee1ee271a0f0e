import type { Fragment, PlacedDocument } from '../src-main/pdf/layout/placed.ts';
import type { Leaf, StructureElement } from '../src-main/pdf/layout/structure.ts';

/** What tests ask of a document that was laid out. */

function leavesOf(element: StructureElement): readonly Leaf[] {
  return element.kids.flatMap((kid) => (kid.kind === 'leaf' ? [kid] : leavesOf(kid)));
}

/** @returns elements with this role, in reading order */
export function elementsOf(element: StructureElement, role: StructureElement['role']): readonly StructureElement[] {
  const own = element.role === role ? [element] : [];
  return [...own, ...element.kids.flatMap((kid) => (kid.kind === 'leaf' ? [] : elementsOf(kid, role)))];
}

/** @returns the structure as roles in brackets, without its leaves */
export function rolesOf(element: StructureElement): string {
  const below = element.kids.flatMap((kid) => (kid.kind === 'leaf' ? [] : [rolesOf(kid)]));
  return below.length === 0 ? element.role : `${element.role}(${below.join(' ')})`;
}

/** What a fragment says: what its glyphs stand for. */
export function saidIn({ draws }: Fragment): string {
  return draws
    .map((draw) => (draw.kind === 'text' ? (draw.actualText ?? draw.run.glyphs.map(({ text }) => text).join('')) : ''))
    .join('');
}

/** @returns what a screen reader reads, leaf by leaf; a leaf on two pages is one text */
export function readingOf({ pages, structure }: PlacedDocument): readonly string[] {
  const said = new Map<Leaf, string>();
  for (const fragment of pages.flatMap(({ fragments }) => fragments)) {
    if (fragment.belongsTo.kind === 'leaf') {
      said.set(fragment.belongsTo, (said.get(fragment.belongsTo) ?? '') + saidIn(fragment));
    }
  }
  return leavesOf(structure).map((leaf) => said.get(leaf) ?? '(not drawn)');
}

/** @returns what an element says in all */
export function saidBy(placed: PlacedDocument, element: StructureElement): string {
  const own = new Set(leavesOf(element));
  return placed.pages
    .flatMap(({ fragments }) => fragments.filter(({ belongsTo }) => belongsTo.kind === 'leaf' && own.has(belongsTo)))
    .map(saidIn)
    .join('');
}

/** @returns the pages, from 0, on which an element is drawn */
export function pagesOf({ pages }: PlacedDocument, element: StructureElement): readonly number[] {
  const own = new Set(leavesOf(element));
  return pages.flatMap(({ fragments }, index) =>
    fragments.some(({ belongsTo }) => belongsTo.kind === 'leaf' && own.has(belongsTo)) ? [index] : [],
  );
}

/** What runs at the foot of each page ends below this. */
const AT_FOOT = 70;

/** @returns in words what no laid-out document may be: leaves that are not drawn, or twice on a page, or out of order; ink off its place */
export function placingFaults(placed: PlacedDocument, margin: number): readonly string[] {
  const faults: string[] = [];
  const order = new Map(leavesOf(placed.structure).map((leaf, index) => [leaf, index]));
  const drawn = new Set<Leaf>();
  for (const [number, { fragments, width, height }] of placed.pages.entries()) {
    let last = -1;
    for (const fragment of fragments) {
      const { belongsTo } = fragment;
      if (belongsTo.kind === 'leaf') {
        const at = order.get(belongsTo) ?? -1;
        if (at <= last) {
          faults.push(`page ${number + 1}: "${saidIn(fragment)}" stands out of order`);
        }
        last = at;
        drawn.add(belongsTo);
      }
      for (const draw of fragment.draws) {
        const [from, to, low, high] = reachOf(draw);
        if (
          from < margin - 0.01 ||
          to > width - margin + 0.01 ||
          low < (belongsTo.kind === 'leaf' ? AT_FOOT : 20) ||
          high > height - 20
        ) {
          faults.push(
            `page ${number + 1}: something reaches ${[from, to, low, high].join(', ')}: "${saidIn(fragment).slice(0, 60)}"`,
          );
        }
      }
    }
  }
  if (drawn.size !== order.size) {
    faults.push(`${order.size - drawn.size} leaves are not drawn`);
  }
  return faults;
}

/** @returns in words where something in a table's cell reaches into the cell beside it, on any page */
export function columnFaults({ pages, structure }: PlacedDocument): readonly string[] {
  return elementsOf(structure, 'TR').flatMap((row) => {
    const cells = row.kids.flatMap((kid) => (kid.kind === 'element' ? [new Set(leavesOf(kid))] : []));
    return pages.flatMap(({ fragments }, number) => {
      const reaches = cells.map((own) => {
        const drawn = fragments.flatMap(({ belongsTo, draws }) => (belongsTo.kind === 'leaf' && own.has(belongsTo) ? draws : []));
        return [Math.min(...drawn.map((draw) => reachOf(draw)[0])), Math.max(...drawn.map((draw) => reachOf(draw)[1]))] as const;
      });
      return reaches.flatMap(([, to], at) =>
        reaches.slice(at + 1).some(([from]) => to > from + 0.01)
          ? [`page ${number + 1}: cell ${at + 1} of a row reaches ${to}`]
          : [],
      );
    });
  });
}

/** From left to right, from bottom to top; a space at a line end may hang over. */
function reachOf(draw: Fragment['draws'][number]): readonly [number, number, number, number] {
  if (draw.kind === 'shape') {
    const xs = draw.points.map(([x]) => x);
    const ys = draw.points.map(([, y]) => y);
    return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  }
  const last = draw.run.glyphs.at(-1);
  const hanging = last?.text === ' ' ? last.advance : 0;
  return [draw.x, draw.x + ((draw.run.width - hanging) * draw.size) / 1000, draw.y, draw.y];
}
