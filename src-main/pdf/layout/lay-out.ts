import type { Faces } from '../fonts/face.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import { bookmarksOf, type Found } from './bookmarks.ts';
import { composePage, type LoosePage } from './compose.ts';
import { flowBlocks } from './flow.ts';
import { type RunningFurniture, runningFurniture } from './furniture.ts';
import { headingsOf, placesOf } from './headings.ts';
import { cutIntoPages } from './pages.ts';
import type { PlacedDocument } from './placed.ts';
import { moved, type Piece } from './strips.ts';
import { element, inSections, leavesInOrder } from './structure-elements.ts';
import { type Style, styleOf } from './style.ts';
import { inColumn, type Tagging, tagBlocks } from './tag-blocks.ts';
import type { TaggedBlock } from './tagged.ts';
import type { Column } from './text.ts';
import type { Target } from './words.ts';

/**
 * Gives everything in a document its place on paper. The same tree gives the same pages. Takes time in step with the length of the
 * document.
 */
export function layOut(tree: DocumentTree, faces: Faces): PlacedDocument {
  const style = styleOf(tree.print);
  const tagged = taggedTree(tree, faces);
  const furniture = runningFurniture(tree.furniture, style, faces);
  const { pages: loose, found } = loosePages(tagged.blocks, furniture, style, faces);
  const { width, height } = style.page;
  const labels = loose.map(({ label }) => label);
  const composing = { width, height, order: leavesInOrder(tagged.structure), found, labels, faces };
  return {
    title: tree.title,
    subject: tree.subject,
    author: tree.author,
    madeAt: tree.madeAt,
    pages: loose.map((page) => composePage(page, composing)),
    structure: tagged.structure,
    bookmarks: bookmarksOf(found),
  };
}

function taggedTree({ blocks }: DocumentTree, faces: Faces) {
  const headings = headingsOf(blocks);
  let asked = 0;
  const nextHeading = (): Target => {
    const heading = headings[asked++];
    if (heading === undefined) {
      throw new Error('a heading that was not found before');
    }
    return heading.target;
  };
  const tagging: Tagging = { faces, headings, places: placesOf(headings), nextHeading };
  const { blocks: tagged, kids } = tagBlocks(blocks, inColumn, tagging);
  return { blocks: tagged, structure: element('Document', inSections(kids)) };
}

interface Section {
  readonly isCover: boolean;
  readonly blocks: readonly TaggedBlock[];
}

/** A cover is pages of its own. */
function sectionsOf(blocks: readonly TaggedBlock[]): readonly Section[] {
  const sections: { isCover: boolean; blocks: TaggedBlock[] }[] = [];
  for (const block of blocks) {
    const isCover = block.kind === 'cover';
    const last = sections.at(-1);
    if (last === undefined || isCover || last.isCover) {
      sections.push({ isCover, blocks: [block] });
    } else {
      last.blocks.push(block);
    }
  }
  return sections.length === 0 ? [{ isCover: false, blocks: [] }] : sections;
}

function loosePages(blocks: readonly TaggedBlock[], furniture: RunningFurniture, style: Style, faces: Faces) {
  const { page } = style;
  const top = page.edge + furniture.head.height + page.clear;
  const footTop = page.height - page.edge - furniture.foot.height;
  const pageHeight = footTop - page.clear - top;
  /** Nothing runs above it. */
  const coverTop = page.edge + page.clear;
  const column: Column = { left: page.left, width: page.width - page.left - page.right, align: 'left', faces, style, pageHeight };
  const bodies = sectionsOf(blocks).flatMap((section) => {
    const begin = section.isCover ? coverTop : top;
    const own = footTop - page.clear - begin;
    const pages = cutIntoPages(flowBlocks(section.blocks, { ...column, pageHeight: own }).strips, own, begin);
    return (pages.length === 0 ? [[]] : pages).map((pieces) => ({ isCover: section.isCover, pieces }));
  });
  const found = new Map<Target, Found>();
  let covers = 0;
  const pages = bodies.map(({ isCover, pieces }, index): LoosePage => {
    for (const piece of pieces) {
      if (piece.kind === 'target') {
        found.set(piece.target, { page: index, y: page.height - piece.y });
      }
    }
    // The cover counts, so that the number on paper is the one that a program for PDF files asks for.
    const label = isCover ? coverLabel(++covers) : String(index + 1);
    const foot = furniture.foot.pieces.map((piece) => moved(piece, footTop));
    if (isCover) {
      return { label, pieces: [...pieces, ...foot] };
    }
    const head = furniture.head.pieces.map((piece) => moved(piece, page.edge));
    const number = furniture.pageNumber(`Page ${label} of ${bodies.length}`).map((piece): Piece => moved(piece, footTop));
    return { label, pieces: [...head, ...pieces, ...foot, ...number] };
  });
  return { pages, found };
}

function coverLabel(number: number): string {
  return number === 1 ? 'Cover' : `Cover ${number}`;
}
