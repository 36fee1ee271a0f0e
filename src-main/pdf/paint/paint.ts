import { PDFBool, PDFContext, type PDFObject, type PDFRef, PDFString } from 'pdf-lib';
import type { FaceName } from '../fonts/face.ts';
import type { Draw, PlacedDocument } from '../layout/placed.ts';
import type { Leaf, StructureElement } from '../layout/structure.ts';
import { type Box, boxOfDraws } from './box-of-draws.ts';
import { embedFace } from './embed-face.ts';
import { GlyphCodes } from './glyph-codes.ts';
import { linkAnnotation } from './links.ts';
import { information, metadata } from './metadata.ts';
import { array, compressedStream, dictionary, name, number, numbers } from './objects.ts';
import { outline } from './outline.ts';
import { FACE_NAMES, pageContent } from './page-content.ts';
import { pageLabels } from './page-labels.ts';
import { type Annotation, type Mark, rolesOfLeaves, structureObjects } from './structure-objects.ts';
import { readTrueType, type TrueTypeFile } from './true-type-file.ts';
import { writeFile } from './write-file.ts';

/** The bytes of each face's font file, as shipped. */
export type FontFiles = Readonly<Record<FaceName, Uint8Array>>;

/**
 * A tagged PDF of a placed document. What is drawn and the structure tree come from the same fragments, so nothing is drawn that
 * is neither in the structure nor an artifact. The same document gives the same bytes.
 *
 * @throws where a leaf of the structure was not placed, or a placed one is not in the structure: that is a bug of the layout
 */
export function paint(placed: PlacedDocument, fonts: FontFiles): Uint8Array {
  const context = PDFContext.create();
  const files = { regular: trueType(fonts.regular), strong: trueType(fonts.strong) };
  const codes = { regular: new GlyphCodes(files.regular), strong: new GlyphCodes(files.strong) };
  const catalogue = context.nextRef();
  const pageTree = context.nextRef();
  const resources = context.nextRef();
  const structureRoot = context.nextRef();
  const pages = placed.pages.map(() => context.nextRef());

  const roles = rolesOfLeaves(placed.structure);
  const roleOf = (leaf: Leaf) => roles.get(leaf) ?? notInStructure();
  const contents = placed.pages.map((page) => pageContent(page, roleOf, codes));
  const marks = marksOf(contents.map(({ leaves }) => leaves));
  const annotations = annotationsOf(context, placed, pages);
  const structure = structureObjects(context, placed.structure, structureRoot, {
    pages,
    marks,
    annotations: annotations.byElement,
    boxOf: (figure) => boxOfFigure(placed, figure, marks),
  });

  for (const [index, page] of placed.pages.entries()) {
    const stream = compressedStream(context, Buffer.from(contents[index]?.operators ?? '', 'latin1'), {});
    const onPage = annotations.byPage[index] ?? [];
    context.assign(
      pages[index] as PDFRef,
      dictionary(context, {
        Type: name('Page'),
        Parent: pageTree,
        MediaBox: numbers(context, [0, 0, page.width, page.height]),
        Resources: resources,
        Contents: context.register(stream),
        StructParents: number(index),
        Tabs: name('S'),
        Annots: onPage.length === 0 ? undefined : array(context, onPage),
      }),
    );
  }
  context.assign(
    pageTree,
    dictionary(context, { Type: name('Pages'), Kids: array(context, pages), Count: number(pages.length) }),
  );
  const faces = (['regular', 'strong'] as const).filter((face) => codes[face].areUsed);
  const embedded = faces.map((face) => [FACE_NAMES[face], embedFace(context, files[face], codes[face])] as const);
  context.assign(resources, dictionary(context, { Font: dictionary(context, Object.fromEntries(embedded)) }));

  const parents: PDFObject[] = contents.map(({ leaves }) =>
    array(
      context,
      leaves.map((leaf) => structure.elementOf.get(leaf) ?? notInStructure()),
    ),
  );
  for (const element of annotations.elements) parents.push(structure.referenceOf.get(element) ?? notInStructure());
  context.assign(
    structureRoot,
    dictionary(context, {
      Type: name('StructTreeRoot'),
      K: structure.top,
      ParentTree: context.register(
        dictionary(context, {
          Nums: array(
            context,
            parents.flatMap((parent, key) => [number(key), parent]),
          ),
        }),
      ),
      ParentTreeNextKey: number(parents.length),
    }),
  );

  const outlines = outline(context, placed.bookmarks, pages);
  context.assign(
    catalogue,
    dictionary(context, {
      Type: name('Catalog'),
      Pages: pageTree,
      Lang: PDFString.of('en-GB'),
      MarkInfo: dictionary(context, { Marked: PDFBool.True }),
      StructTreeRoot: structureRoot,
      ViewerPreferences: dictionary(context, { DisplayDocTitle: PDFBool.True }),
      Metadata: context.register(metadata(context, placed)),
      PageLabels: pageLabels(context, placed.pages),
      Outlines: outlines ?? undefined,
      PageMode: outlines === null ? undefined : name('UseOutlines'),
    }),
  );
  return writeFile(context, catalogue, context.register(information(context, placed)));
}

const trueTypes = new WeakMap<Uint8Array, TrueTypeFile>();

function trueType(bytes: Uint8Array): TrueTypeFile {
  const known = trueTypes.get(bytes);
  if (known !== undefined) return known;
  const read = readTrueType(bytes);
  trueTypes.set(bytes, read);
  return read;
}

function marksOf(leavesOfPages: readonly (readonly Leaf[])[]): ReadonlyMap<Leaf, readonly Mark[]> {
  const marks = new Map<Leaf, Mark[]>();
  for (const [page, leaves] of leavesOfPages.entries()) {
    for (const [index, leaf] of leaves.entries()) {
      const known = marks.get(leaf);
      if (known === undefined) marks.set(leaf, [{ page, number: index }]);
      else known.push({ page, number: index });
    }
  }
  return marks;
}

interface Annotations {
  readonly byPage: readonly (readonly PDFRef[])[];
  readonly byElement: ReadonlyMap<StructureElement, readonly Annotation[]>;
  /** In the order of their keys in the parent tree, which follow those of the pages. */
  readonly elements: readonly StructureElement[];
}

function annotationsOf(context: PDFContext, placed: PlacedDocument, pages: readonly PDFRef[]): Annotations {
  const byElement = new Map<StructureElement, Annotation[]>();
  const elements: StructureElement[] = [];
  const byPage = placed.pages.map(({ links }, page) =>
    links.map((link) => {
      const reference = context.register(linkAnnotation(context, link, pages, pages.length + elements.length));
      elements.push(link.element);
      byElement.set(link.element, [...(byElement.get(link.element) ?? []), { reference, page }]);
      return reference;
    }),
  );
  return { byPage, byElement, elements };
}

/** On the first page that it stands on. */
function boxOfFigure(placed: PlacedDocument, figure: StructureElement, marks: ReadonlyMap<Leaf, readonly Mark[]>): Box | null {
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

function notInStructure(): never {
  throw new Error('something was placed that is not in the structure');
}
