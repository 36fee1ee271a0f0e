import type { Attributes, Leaf, Role, StructureElement } from './structure.ts';

type Kid = StructureElement | Leaf;

export function element(role: Role, kids: readonly Kid[], attributes: Attributes = {}): StructureElement {
  return { kind: 'element', role, attributes, kids };
}

/** @returns all leaves, each under the number that it has in reading order */
export function leavesInOrder(root: StructureElement): ReadonlyMap<Leaf, number> {
  const found = new Map<Leaf, number>();
  const walk = (kid: Kid): void => {
    if (kid.kind === 'leaf') {
      found.set(kid, found.size);
      return;
    }
    for (const below of kid.kids) {
      walk(below);
    }
  };
  walk(root);
  return found;
}

const headingLevels: Partial<Record<Role, number>> = { H1: 1, H2: 2, H3: 3, H4: 4 };

/** Puts each heading and what follows it into a section, sections of lower headings into those of higher ones. */
export function inSections(kids: readonly Kid[]): readonly Kid[] {
  const top: Kid[] = [];
  const open: { readonly level: number; readonly kids: Kid[] }[] = [];
  const close = (level: number): void => {
    for (let last = open.at(-1); last !== undefined && last.level >= level; last = open.at(-1)) {
      open.pop();
      (open.at(-1)?.kids ?? top).push(element('Sect', last.kids));
    }
  };
  for (const kid of kids) {
    const level = kid.kind === 'element' ? headingLevels[kid.role] : undefined;
    if (level !== undefined) {
      close(level);
      open.push({ level, kids: [] });
    }
    (open.at(-1)?.kids ?? top).push(kid);
  }
  close(0);
  return top;
}
