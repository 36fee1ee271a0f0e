import { PDFArray } from 'pdf-lib';
import { type BrokenRule, unless } from './broken-rule.ts';
import { parentTree } from './content-rules.ts';
import { asDictionary, dictionaryAt, entry, listAt, nameAt, numberAt, type PdfObjects, textAt } from './pdf-objects.ts';
import { everyElement, structureOf } from './structure-tree.ts';

/** Links: each is spoken, and stands in a Link element that leads to it. */
export function annotationRules(pdf: PdfObjects): BrokenRule[] {
  const inStructure = new Map<string, string>();
  for (const { role, kids } of everyElement(structureOf(pdf)))
    for (const kid of kids) if (kid.kind === 'object') inStructure.set(kid.reference, role);
  const parents = parentTree(dictionaryAt(pdf.catalog, 'StructTreeRoot'));
  return pdf.pages.flatMap(({ dictionary }, at) => {
    const written = entry(dictionary, 'Annots');
    const references = written instanceof PDFArray ? written.asArray().map(String) : [];
    return listAt(dictionary, 'Annots').flatMap((object, index) => {
      const annotation = asDictionary(object);
      const where = `page ${at + 1}, annotation ${index + 1}`;
      const key = numberAt(annotation, 'StructParent');
      return [
        ...unless(nameAt(annotation, 'Subtype') === 'Link', 'annotations', `${where} is no link`),
        ...unless((textAt(annotation, 'Contents') ?? '').trim() !== '', '7.18.5-2', `${where} is not spoken`),
        ...unless(inStructure.get(references[index] ?? '') === 'Link', '7.18.5-1', `${where} does not stand in a Link element`),
        ...unless(
          key !== undefined && nameAt(asDictionary(parents.get(key)), 'S') === 'Link',
          'parent tree',
          `${where} does not lead to its element`,
        ),
        ...unless(
          entry(annotation, 'A') !== undefined || entry(annotation, 'Dest') !== undefined,
          'annotations',
          `${where} leads nowhere`,
        ),
      ];
    });
  });
}
