import { referenceValue, textValue } from './values.ts';

/** So many names, or branches, stand in one object: a reader need not read all of a long list to find one. */
const WIDEST = 64;

interface Branch {
  readonly object: number;
  readonly least: string;
  readonly greatest: string;
}

/** The objects of a name tree, of which the last is its root. */
export type NameTree = readonly { readonly object: number; readonly body: string }[];

/**
 * A tree by which readers find what is behind a name, ISO 32000-1 section 7.9.6: sorted by the bytes of the names, and as many
 * levels as it needs.
 *
 * @param references by name; at least one
 * @param firstObject the number of the first of its objects; the others follow
 */
export function nameTree(references: ReadonlyMap<string, number>, firstObject: number): NameTree {
  const objects: { object: number; body: string }[] = [];
  const add = (body: string): number => {
    const object = firstObject + objects.length;
    objects.push({ object, body });
    return object;
  };
  // Digits in hexadecimal sort as the bytes do.
  const names = [...references]
    .map(([name, object]) => ({ key: textValue(name), object }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  if (names.length <= WIDEST) {
    add(`<< ${namesOf(names)} >>`);
    return objects;
  }
  let level: Branch[] = grouped(names).map((group) => {
    const [least, greatest] = ends(group);
    return {
      object: add(`<< ${limits(least.key, greatest.key)} ${namesOf(group)} >>`),
      least: least.key,
      greatest: greatest.key,
    };
  });
  while (level.length > WIDEST)
    level = grouped(level).map((group) => {
      const [{ least }, { greatest }] = ends(group);
      return { object: add(`<< ${limits(least, greatest)} ${kidsOf(group)} >>`), least, greatest };
    });
  add(`<< ${kidsOf(level)} >>`);
  return objects;
}

function namesOf(names: readonly { readonly key: string; readonly object: number }[]): string {
  return `/Names [${names.map(({ key, object }) => `${key} ${referenceValue(object)}`).join(' ')}]`;
}

function kidsOf(branches: readonly Branch[]): string {
  return `/Kids [${branches.map(({ object }) => referenceValue(object)).join(' ')}]`;
}

function limits(least: string, greatest: string): string {
  return `/Limits [${least} ${greatest}]`;
}

/** Groups of nearly the same size. */
function grouped<T>(all: readonly T[]): T[][] {
  const groups = Math.ceil(all.length / WIDEST);
  return Array.from({ length: groups }, (_, index) =>
    all.slice(Math.floor((index * all.length) / groups), Math.floor(((index + 1) * all.length) / groups)),
  );
}

function ends<T>(group: readonly T[]): readonly [T, T] {
  const [first, last] = [group[0], group.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a group has at least one');
  return [first, last];
}
