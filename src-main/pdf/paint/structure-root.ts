import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import type { Leaf, StructureElement } from '../layout/structure.ts';
import { array, dictionary, name, number } from './objects.ts';
import type { StructureObjects } from './structure-objects.ts';

/**
 * The root of the structure, with the tree that leads from what is drawn back to its element: a list by number for each page, then
 * one element for each link.
 *
 * @throws where something was drawn that is not in the structure
 */
export function structureRoot(
  context: PDFContext,
  structure: StructureObjects,
  leavesOfPages: readonly (readonly Leaf[])[],
  links: readonly StructureElement[],
): PDFDict {
  const parents: PDFObject[] = leavesOfPages.map((leaves) =>
    array(
      context,
      leaves.map((leaf) => structure.elementOf.get(leaf) ?? notInStructure()),
    ),
  );
  for (const link of links) parents.push(structure.referenceOf.get(link) ?? notInStructure());
  const keys = parents.flatMap((parent, key) => [number(key), parent]);
  return dictionary(context, {
    Type: name('StructTreeRoot'),
    K: structure.top,
    ParentTree: context.register(dictionary(context, { Nums: array(context, keys) })),
    ParentTreeNextKey: number(parents.length),
  });
}

export function notInStructure(): never {
  throw new Error('something was placed that is not in the structure');
}
