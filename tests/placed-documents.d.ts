import type { Fragment, PlacedDocument } from '../src-main/pdf/layout/placed.ts';
import type { Leaf, StructureElement } from '../src-main/pdf/layout/structure.ts';
/** What tests ask of a document that was laid out. */
export declare function leavesOf(element: StructureElement): readonly Leaf[];
/** @returns elements with this role, in reading order */
export declare function elementsOf(element: StructureElement, role: StructureElement['role']): readonly StructureElement[];
/** @returns the structure as roles in brackets, without its leaves */
export declare function rolesOf(element: StructureElement): string;
/** What a fragment says: what its glyphs stand for. */
export declare function saidIn({ draws }: Fragment): string;
/** @returns what a screen reader reads, leaf by leaf; a leaf on two pages is one text */
export declare function readingOf({ pages, structure }: PlacedDocument): readonly string[];
/** @returns what an element says in all */
export declare function saidBy(placed: PlacedDocument, element: StructureElement): string;
/** @returns the pages, from 0, on which an element is drawn */
export declare function pagesOf({ pages }: PlacedDocument, element: StructureElement): readonly number[];
/** @returns in words what no laid-out document may be: leaves that are not drawn, or twice on a page, or out of order; ink off its place */
export declare function placingFaults(placed: PlacedDocument, margin: number): readonly string[];
