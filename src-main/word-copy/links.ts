import { BookmarkEnd, BookmarkStart, ConcreteHyperlink, type Document, type ParagraphChild } from 'docx';
import type { DocumentTree, HeadingBlock, PlaceId } from '../pdf/tree/document-tree.ts';
import { eachHeading } from './each-heading.ts';

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/**
 * Names and numbers of everything that is led to. The library draws its own by lot or counts on from document to document;
 * ours follow the tree, so that the same tree gives the same bytes.
 */
export interface Links {
  /** Around a heading, so that contents and links find it. */
  readonly marked: (heading: HeadingBlock, children: readonly ParagraphChild[]) => readonly ParagraphChild[];
  /** The bookmark of a heading. */
  readonly nameOf: (heading: HeadingBlock) => string | null;
  /** Null where nothing in the document is called so: then the words stand without a link. */
  readonly toPlace: (place: PlaceId, children: readonly ParagraphChild[]) => ParagraphChild | null;
  readonly toWeb: (address: string, children: readonly ParagraphChild[]) => ParagraphChild;
  /** Writes down where the links to the web lead. */
  readonly register: (document: Document) => void;
}

export function linksOf(tree: DocumentTree): Links {
  const numbers = new Map<HeadingBlock, number>();
  const places = new Map<PlaceId, HeadingBlock>();
  for (const heading of eachHeading(tree.blocks)) {
    numbers.set(heading, numbers.size + 1);
    if (heading.place !== undefined && !places.has(heading.place)) places.set(heading.place, heading);
  }
  const addresses = new Map<string, string>();
  const nameOf = (heading: HeadingBlock): string | null => {
    const number = numbers.get(heading);
    return number === undefined ? null : `heading_${number}`;
  };
  return {
    nameOf,
    marked: (heading, children) => {
      const number = numbers.get(heading);
      const name = nameOf(heading);
      return number === undefined || name === null
        ? children
        : [
            new BookmarkStart(name, number) as unknown as ParagraphChild,
            ...children,
            new BookmarkEnd(number) as unknown as ParagraphChild,
          ];
    },
    toPlace: (place, children) => {
      const heading = places.get(place);
      const name = heading === undefined ? null : nameOf(heading);
      return name === null ? null : new ConcreteHyperlink([...children], 'place', name);
    },
    toWeb: (address, children) => {
      const id = addresses.get(address) ?? `Web${addresses.size + 1}`;
      addresses.set(address, id);
      return new ConcreteHyperlink([...children], id);
    },
    register: (document) => {
      for (const [address, id] of addresses) document.Document.Relationships.addRelationship(id, HYPERLINK, address, 'External');
    },
  };
}
