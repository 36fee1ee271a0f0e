import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from 'pdf-lib';
import { asDictionary, dictionaryAt, entry, listAt, nameAt, numberAt, type PdfObjects, referenceAt } from './pdf-objects.ts';

/** A structure element as it stands in the file. */
export interface WrittenElement {
  readonly reference: PDFRef | null;
  readonly dictionary: PDFDict;
  readonly role: string;
  readonly parent: WrittenElement | null;
  readonly kids: readonly WrittenKid[];
}

type WrittenKid =
  | { readonly kind: 'element'; readonly element: WrittenElement }
  | { readonly kind: 'content'; readonly page: string; readonly id: number }
  | { readonly kind: 'object'; readonly reference: string; readonly page: string };

/** The elements right under the root, with all that is below them; none where the document is not tagged. */
export function structureOf({ catalog }: PdfObjects): WrittenElement[] {
  const root = dictionaryAt(catalog, 'StructTreeRoot');
  return root ? elementsOf(root, null, undefined).flatMap((kid) => (kid.kind === 'element' ? [kid.element] : [])) : [];
}

export function* everyElement(elements: readonly WrittenElement[]): Generator<WrittenElement> {
  for (const element of elements) {
    yield element;
    yield* everyElement(elementsBelow(element));
  }
}

export function elementsBelow({ kids }: WrittenElement): WrittenElement[] {
  return kids.flatMap((kid) => (kid.kind === 'element' ? [kid.element] : []));
}

/** The first attribute of that name, whoever owns it. */
export function attribute({ dictionary }: WrittenElement, key: string): ReturnType<typeof entry> {
  for (const attributes of listAt(dictionary, 'A')) {
    const found = entry(asDictionary(attributes), key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function elementsOf(holder: PDFDict, parent: WrittenElement | null, page: PDFRef | undefined): WrittenKid[] {
  const kids = holder.get(PDFName.of('K'));
  if (kids === undefined) return [];
  const found = holder.context.lookup(kids);
  const list = found instanceof PDFArray ? found.asArray() : [kids];
  return list.map((kid): WrittenKid => {
    const what = holder.context.lookup(kid);
    if (what instanceof PDFNumber) return { kind: 'content', page: String(page), id: what.asNumber() };
    if (!(what instanceof PDFDict)) throw new Error('a kid in the structure tree is neither number nor dictionary');
    const own = referenceAt(what, 'Pg') ?? page;
    if (nameAt(what, 'Type') === 'MCR') return { kind: 'content', page: String(own), id: numberAt(what, 'MCID') ?? -1 };
    if (nameAt(what, 'Type') === 'OBJR')
      return { kind: 'object', page: String(own), reference: String(referenceAt(what, 'Obj')) };
    const element = {
      reference: kid instanceof PDFRef ? kid : null,
      dictionary: what,
      role: nameAt(what, 'S') ?? '',
      parent,
      kids: [] as WrittenKid[],
    };
    element.kids.push(...elementsOf(what, element, own));
    return { kind: 'element', element };
  });
}
