import { type PDFContext, type PDFDict, type PDFRef, PDFString } from 'pdf-lib';
import type { PlacedLink, PlacedPage } from '../layout/placed.ts';
import type { StructureElement } from '../layout/structure.ts';
import { destination } from './destination.ts';
import { array, dictionary, name, number, numbers, text } from './objects.ts';
import type { Annotation } from './structure-objects.ts';

const PRINTED = 1 << 2;

/** The links of a document as annotations. */
export interface Links {
  readonly byPage: readonly (readonly PDFRef[])[];
  readonly byElement: ReadonlyMap<StructureElement, readonly Annotation[]>;
  /** In the order of their keys in the parent tree, which follow those of the pages. */
  readonly elements: readonly StructureElement[];
}

export function linkAnnotations(context: PDFContext, placed: readonly PlacedPage[], pages: readonly PDFRef[]): Links {
  const byElement = new Map<StructureElement, Annotation[]>();
  const elements: StructureElement[] = [];
  const byPage = placed.map(({ links }, page) =>
    links.map((link) => {
      const reference = context.register(linkAnnotation(context, link, pages, pages.length + elements.length));
      elements.push(link.element);
      byElement.set(link.element, [...(byElement.get(link.element) ?? []), { reference, page }]);
      return reference;
    }),
  );
  return { byPage, byElement, elements };
}

/** @param parentKey its number in the tree that leads from what is drawn to the structure */
function linkAnnotation(context: PDFContext, link: PlacedLink, pages: readonly PDFRef[], parentKey: number): PDFDict {
  const { x, y, width, height } = link.area;
  const sides = [x, y, x + width, y + height].map((side) => Math.round(side * 100) / 100);
  return dictionary(context, {
    Type: name('Annot'),
    Subtype: name('Link'),
    Rect: numbers(context, sides),
    Border: numbers(context, [0, 0, 0]),
    F: number(PRINTED),
    Contents: text(link.contents),
    StructParent: number(parentKey),
    A: action(context, link, pages),
  });
}

function action(context: PDFContext, { to }: PlacedLink, pages: readonly PDFRef[]): PDFDict {
  switch (to.kind) {
    case 'web':
      return dictionary(context, { S: name('URI'), URI: PDFString.of(asciiAddress(to.address)) });
    case 'page':
      return dictionary(context, { S: name('GoTo'), D: array(context, destination(pages, to)) });
  }
}

/** Addresses in a PDF are ASCII. What would end or escape the string is written as a reader of addresses takes it too. */
function asciiAddress(address: string): string {
  return address.toWellFormed().replaceAll(/[^\x21-\x7e]|[()\\]/gu, (character) => {
    const bytes = Buffer.from(character, 'utf8');
    return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  });
}
