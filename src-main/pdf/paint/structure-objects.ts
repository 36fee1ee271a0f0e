import { type PDFContext, PDFDict, type PDFObject, type PDFRef } from 'pdf-lib';
import type { Attributes, Leaf, Role, StructureElement } from '../layout/structure.ts';
import type { Box } from './box-of-draws.ts';
import { array, dictionary, name, number, numbers, text } from './objects.ts';

/** One marked content of a page. */
export interface Mark {
  /** Index into the pages. */
  readonly page: number;
  /** The number of the marked content on its page (MCID). */
  readonly number: number;
}

/** What was drawn, as far as the structure refers to it. */
export interface Drawn {
  readonly pages: readonly PDFRef[];
  /** In reading order. */
  readonly marks: ReadonlyMap<Leaf, readonly Mark[]>;
  /** By the element `Link` that they are the place of. */
  readonly annotations: ReadonlyMap<StructureElement, readonly Annotation[]>;
  /** Where a figure stands on its first page. */
  readonly boxOf: (figure: StructureElement) => Box | null;
}

export interface Annotation {
  readonly reference: PDFRef;
  readonly page: number;
}

export interface StructureObjects {
  /** The element `Document`. */
  readonly top: PDFRef;
  /** The element that a leaf stands in. */
  readonly elementOf: ReadonlyMap<Leaf, PDFRef>;
  readonly referenceOf: ReadonlyMap<StructureElement, PDFRef>;
}

/** The structure tree as objects, with the numbers of what is drawn and references to the annotations. */
export function structureObjects(
  context: PDFContext,
  structure: StructureElement,
  parent: PDFRef,
  drawn: Drawn,
): StructureObjects {
  const elementOf = new Map<Leaf, PDFRef>();
  const referenceOf = new Map<StructureElement, PDFRef>();

  function write(element: StructureElement, above: PDFRef): PDFRef {
    const own = context.nextRef();
    referenceOf.set(element, own);
    const kids: PDFObject[] = [];
    const page = firstPage(element, drawn);
    for (const kid of element.kids) {
      if (kid.kind === 'element') {
        kids.push(write(kid, own));
        continue;
      }
      elementOf.set(kid, own);
      for (const mark of marksOf(kid, drawn)) kids.push(markObject(context, mark, page, drawn));
    }
    for (const annotation of drawn.annotations.get(element) ?? []) kids.push(annotationObject(context, annotation, drawn));
    const entries = new Map<ReturnType<typeof name>, PDFObject>([
      [S, name(element.role)],
      [P, above],
    ]);
    const pageReference = page === null ? undefined : drawn.pages[page];
    if (pageReference !== undefined) entries.set(PG, pageReference);
    const onlyKid = kids.length === 1 ? kids[0] : undefined;
    if (kids.length > 0) entries.set(K, onlyKid ?? array(context, kids));
    const words = element.attributes.alternative ?? element.attributes.checkBox?.spoken;
    if (words !== undefined) entries.set(ALT, text(words));
    const attributes = attributeObjects(context, element, drawn);
    const onlyAttributes = attributes.length === 1 ? attributes[0] : undefined;
    if (attributes.length > 0) entries.set(A, onlyAttributes ?? array(context, attributes));
    context.assign(own, PDFDict.fromMapWithContext(entries, context));
    return own;
  }

  return { top: write(structure, parent), elementOf, referenceOf };
}

/** The role of the element that each leaf stands in: what its marked content is called on the page. */
export function rolesOfLeaves(structure: StructureElement): ReadonlyMap<Leaf, Role> {
  const roles = new Map<Leaf, Role>();
  const walk = (element: StructureElement): void => {
    for (const kid of element.kids) {
      if (kid.kind === 'leaf') roles.set(kid, element.role);
      else walk(kid);
    }
  };
  walk(structure);
  return roles;
}

const [S, P, PG, K, A, ALT] = ['S', 'P', 'Pg', 'K', 'A', 'Alt'].map(name) as [Name, Name, Name, Name, Name, Name];
type Name = ReturnType<typeof name>;

function marksOf(leaf: Leaf, drawn: Drawn): readonly Mark[] {
  const marks = drawn.marks.get(leaf);
  if (marks === undefined) throw new Error('a leaf of the structure was not drawn');
  return marks;
}

function firstPage(element: StructureElement, drawn: Drawn): number | null {
  for (const kid of element.kids) if (kid.kind === 'leaf') return marksOf(kid, drawn)[0]?.page ?? null;
  return null;
}

/** A bare number where it is on the page that the element names, as most are. */
function markObject(context: PDFContext, mark: Mark, page: number | null, drawn: Drawn): PDFObject {
  if (mark.page === page) return number(mark.number);
  return dictionary(context, { Type: name('MCR'), Pg: drawn.pages[mark.page], MCID: number(mark.number) });
}

function annotationObject(context: PDFContext, annotation: Annotation, drawn: Drawn): PDFObject {
  return dictionary(context, { Type: name('OBJR'), Pg: drawn.pages[annotation.page], Obj: annotation.reference });
}

/** One dictionary for each owner, as the format has it. */
function attributeObjects(context: PDFContext, element: StructureElement, drawn: Drawn): readonly PDFObject[] {
  const { attributes } = element;
  const made: PDFObject[] = [];
  const table = tableAttributes(attributes);
  if (table !== null) made.push(dictionary(context, { O: name('Table'), ...table }));
  if (attributes.listNumbering !== undefined) {
    made.push(dictionary(context, { O: name('List'), ListNumbering: name(attributes.listNumbering) }));
  }
  if (attributes.checkBox !== undefined) {
    const { isTicked, spoken } = attributes.checkBox;
    const checked = name(isTicked ? 'on' : 'off');
    made.push(dictionary(context, { O: name('PrintField'), Role: name('cb'), checked, Desc: text(spoken) }));
  }
  const box = element.role === 'Figure' ? drawn.boxOf(element) : null;
  if (box !== null) {
    const rounded = box.map((side) => Math.round(side * 100) / 100);
    made.push(dictionary(context, { O: name('Layout'), Placement: name('Block'), BBox: numbers(context, rounded) }));
  }
  return made;
}

function tableAttributes({ scope, columnSpan, summary }: Attributes) {
  const spans = columnSpan !== undefined && columnSpan > 1;
  if (scope === undefined && !spans && summary === undefined) return null;
  return {
    Scope: scope === undefined ? undefined : name(scope),
    ColSpan: spans ? number(columnSpan) : undefined,
    Summary: summary === undefined ? undefined : text(summary),
  };
}
