import { PDFBool, PDFContext, type PDFDict, type PDFRef, PDFString } from 'pdf-lib';
import type { FaceName } from '../fonts/face.ts';
import type { PlacedDocument, PlacedPage } from '../layout/placed.ts';
import type { Leaf } from '../layout/structure.ts';
import { embedFace } from './embed-face.ts';
import { boxOfFigure } from './figure-boxes.ts';
import { GlyphCodes } from './glyph-codes.ts';
import { linkAnnotations } from './links.ts';
import { information, metadata } from './metadata.ts';
import { array, compressedStream, dictionary, name, number, numbers } from './objects.ts';
import { outline } from './outline.ts';
import { FACE_NAMES, pageContent } from './page-content.ts';
import { pageLabels } from './page-labels.ts';
import { type Mark, rolesOfLeaves, structureObjects } from './structure-objects.ts';
import { notInStructure, structureRoot } from './structure-root.ts';
import { readTrueType, type TrueTypeFile } from './true-type-file.ts';
import { writeFile } from './write-file.ts';

/** The bytes of each face's font file, as shipped. They are read once for as long as they are the same objects. */
export type FontFiles = Readonly<Record<FaceName, Uint8Array>>;

/**
 * A tagged PDF of a placed document. What is drawn and the structure tree come from the same fragments, so nothing is drawn that
 * is neither in the structure nor an artifact. The same document gives the same bytes.
 *
 * @throws where a leaf of the structure was not placed, or a placed one is not in the structure: that is a bug of the layout
 */
export function paint(placed: PlacedDocument, fonts: FontFiles): Uint8Array {
  const context = PDFContext.create();
  const [catalogue, pageTree, resources, root] = [context.nextRef(), context.nextRef(), context.nextRef(), context.nextRef()];
  const pages = placed.pages.map(() => context.nextRef());
  const files = { regular: trueType(fonts.regular), strong: trueType(fonts.strong) };
  const codes = { regular: new GlyphCodes(files.regular), strong: new GlyphCodes(files.strong) };

  const roles = rolesOfLeaves(placed.structure);
  const roleOf = (leaf: Leaf) => roles.get(leaf) ?? notInStructure();
  const contents = placed.pages.map((page) => pageContent(page, roleOf, codes));
  const leavesOfPages = contents.map(({ leaves }) => leaves);
  const marks = marksOf(leavesOfPages);
  const links = linkAnnotations(context, placed.pages, pages);
  const structure = structureObjects(context, placed.structure, root, {
    pages,
    marks,
    annotations: links.byElement,
    boxOf: (figure) => boxOfFigure(placed, figure, marks),
  });
  context.assign(root, structureRoot(context, structure, leavesOfPages, links.elements));

  for (const [index, { operators }] of contents.entries()) {
    const [own, page] = [pages[index], placed.pages[index]];
    if (own === undefined || page === undefined) continue;
    const shared = { Parent: pageTree, Resources: resources, StructParents: number(index) };
    context.assign(own, dictionary(context, { ...pageEntries(context, page, operators, links.byPage[index] ?? []), ...shared }));
  }
  context.assign(
    pageTree,
    dictionary(context, { Type: name('Pages'), Kids: array(context, pages), Count: number(pages.length) }),
  );
  context.assign(resources, fontResources(context, files, codes));
  context.assign(catalogue, catalogueOf(context, placed, { pages, pageTree, root }));
  return writeFile(context, catalogue, context.register(information(context, placed)));
}

function pageEntries(context: PDFContext, page: PlacedPage, operators: string, links: readonly PDFRef[]) {
  return {
    Type: name('Page'),
    MediaBox: numbers(context, [0, 0, page.width, page.height]),
    Contents: context.register(compressedStream(context, Buffer.from(operators, 'latin1'), {})),
    // Keys go from link to link in the order of the structure.
    Tabs: name('S'),
    Annots: links.length === 0 ? undefined : array(context, links),
  };
}

/** The same for all pages: what only some of them use costs nothing. */
function fontResources(
  context: PDFContext,
  files: Readonly<Record<FaceName, TrueTypeFile>>,
  codes: Readonly<Record<FaceName, GlyphCodes>>,
): PDFDict {
  const used = (['regular', 'strong'] as const).filter((face) => codes[face].areUsed);
  const embedded = used.map((face) => [FACE_NAMES[face], embedFace(context, files[face], codes[face])] as const);
  return dictionary(context, { Font: dictionary(context, Object.fromEntries(embedded)) });
}

function catalogueOf(
  context: PDFContext,
  placed: PlacedDocument,
  { pages, pageTree, root }: { readonly pages: readonly PDFRef[]; readonly pageTree: PDFRef; readonly root: PDFRef },
): PDFDict {
  const outlines = outline(context, placed.bookmarks, pages) ?? undefined;
  return dictionary(context, {
    Type: name('Catalog'),
    Pages: pageTree,
    Lang: PDFString.of('en-GB'),
    MarkInfo: dictionary(context, { Marked: PDFBool.True }),
    StructTreeRoot: root,
    ViewerPreferences: dictionary(context, { DisplayDocTitle: PDFBool.True }),
    Metadata: context.register(metadata(context, placed)),
    PageLabels: pageLabels(context, placed.pages),
    Outlines: outlines,
    PageMode: outlines === undefined ? undefined : name('UseOutlines'),
  });
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

const trueTypes = new WeakMap<Uint8Array, TrueTypeFile>();

function trueType(bytes: Uint8Array): TrueTypeFile {
  const known = trueTypes.get(bytes);
  if (known !== undefined) return known;
  const read = readTrueType(bytes);
  trueTypes.set(bytes, read);
  return read;
}
