import { type BrokenRule, broken, unless } from './broken-rule.ts';
import { type Operand, type Operation, operationsOf } from './content-stream.ts';
import { asDictionary, dictionaryAt, type entry, listAt, numberAt, type PdfObjects, streamBytes } from './pdf-objects.ts';
import { everyElement, structureOf, type WrittenElement } from './structure-tree.ts';

const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'BI', 'Tj', 'TJ', "'", '"']);

/** The operations of a page, all its streams as one. */
export function pageOperations(page: PdfObjects['pages'][number]): Operation[] {
  return operationsOf(
    Buffer.concat(listAt(page.dictionary, 'Contents').flatMap((stream) => [streamBytes(stream), Buffer.from('\n')])),
  );
}

/** Everything that is drawn is tagged or an artifact, and tags and structure tree name each other, one to one. */
export function contentRules(pdf: PdfObjects): BrokenRule[] {
  const owners = new Map<string, WrittenElement[]>();
  for (const element of everyElement(structureOf(pdf)))
    for (const kid of element.kids)
      if (kid.kind === 'content') {
        const key = `${kid.page} ${kid.id}`;
        owners.set(key, [...(owners.get(key) ?? []), element]);
      }
  const drawn = new Set<string>();
  const found = pdf.pages.flatMap((page, at) => {
    const { ids, faults } = marksOf(pageOperations(page), at + 1);
    for (const id of ids) drawn.add(`${page.ref} ${id}`);
    return [
      ...faults,
      ...ids.flatMap((id) => ownedOnce(owners, `${page.ref} ${id}`, at + 1)),
      ...parentTreeRules(pdf, page, ids, owners),
    ];
  });
  return [
    ...found,
    ...[...owners.keys()].flatMap((key) =>
      unless(drawn.has(key), 'structure', `the structure names content that is not drawn: ${key}`),
    ),
  ];
}

interface Marks {
  /** The marked-content identifiers in the order in which they are drawn. */
  readonly ids: readonly number[];
  readonly faults: readonly BrokenRule[];
}

function marksOf(operations: readonly Operation[], page: number): Marks {
  const open: ('artifact' | 'tagged' | 'neither')[] = [];
  const ids: number[] = [];
  const faults: BrokenRule[] = [];
  for (const { operator, operands } of operations) {
    if (operator === 'BDC' || operator === 'BMC') {
      const kind = kindOfMark(operands);
      if (kind.kind === 'artifact' && open.includes('tagged'))
        faults.push(broken('7.1-1', `page ${page}: an artifact inside tagged content`));
      if (kind.kind === 'tagged' && open.includes('artifact'))
        faults.push(broken('7.1-2', `page ${page}: tagged content inside an artifact`));
      if (kind.kind === 'tagged' && open.includes('tagged'))
        faults.push(broken('nesting', `page ${page}: tagged content inside tagged content`));
      if (kind.kind === 'tagged') {
        if (ids.includes(kind.id)) faults.push(broken('identifiers', `page ${page}: the identifier ${kind.id} is used twice`));
        ids.push(kind.id);
      }
      open.push(kind.kind);
    } else if (operator === 'EMC') {
      if (open.pop() === undefined) faults.push(broken('nesting', `page ${page}: marked content ends that has not begun`));
    } else if (PAINTS.has(operator) && !open.includes('artifact') && !open.includes('tagged'))
      faults.push(broken('7.1-3', `page ${page}: ${operator} draws something that is neither tagged nor an artifact`));
  }
  if (open.length > 0) faults.push(broken('nesting', `page ${page}: marked content does not end`));
  return { ids, faults };
}

function kindOfMark(operands: readonly Operand[]): { kind: 'artifact' } | { kind: 'neither' } | { kind: 'tagged'; id: number } {
  const [tag, properties] = operands;
  if (tag?.kind === 'name' && tag.name === 'Artifact') return { kind: 'artifact' };
  const id = properties?.kind === 'dictionary' ? properties.entries.get('MCID') : undefined;
  return id?.kind === 'number' ? { kind: 'tagged', id: id.value } : { kind: 'neither' };
}

function ownedOnce(owners: ReadonlyMap<string, readonly WrittenElement[]>, key: string, page: number): BrokenRule[] {
  const count = owners.get(key)?.length ?? 0;
  return unless(count === 1, '7.1-3', `page ${page}: content ${key} belongs to ${count} structure elements`);
}

/** The parent tree leads from each page's identifiers to the elements that name them. */
function parentTreeRules(
  { catalog, context }: PdfObjects,
  { ref, dictionary }: PdfObjects['pages'][number],
  ids: readonly number[],
  owners: ReadonlyMap<string, readonly WrittenElement[]>,
): BrokenRule[] {
  if (ids.length === 0) return [];
  const key = numberAt(dictionary, 'StructParents');
  const elements = key === undefined ? undefined : parentTree(dictionaryAt(catalog, 'StructTreeRoot')).get(key);
  if (elements === undefined) return [broken('parent tree', `the parent tree has nothing for the page ${ref}`)];
  const list = context.lookup(elements);
  return ids.flatMap((id) => {
    const element = owners.get(`${ref} ${id}`)?.[0];
    const named = list && 'lookup' in list ? asDictionary((list as { lookup: (at: number) => never }).lookup(id)) : undefined;
    return unless(
      element !== undefined && named === element.dictionary,
      'parent tree',
      `content ${id} of page ${ref} leads to another element`,
    );
  });
}

/** The number tree's leaves. */
export function parentTree(root: ReturnType<typeof dictionaryAt>): ReadonlyMap<number, NonNullable<ReturnType<typeof entry>>> {
  const found = new Map<number, NonNullable<ReturnType<typeof entry>>>();
  const walk = (node: ReturnType<typeof dictionaryAt>): void => {
    const numbers = listAt(node, 'Nums');
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      const [key, value] = [numbers[at], numbers[at + 1]];
      if (key && value) found.set(Number(key.toString()), value);
    }
    for (const kid of listAt(node, 'Kids')) walk(asDictionary(kid));
  };
  walk(dictionaryAt(root, 'ParentTree'));
  return found;
}
