import type { GlyphRun } from '../fonts/face.ts';
import type { Leaf, StructureElement } from './structure.ts';

/**
 * A document of which every box has its place: what the layout gives and the painter takes. Points of 1/72 inch, from the lower
 * left corner of the page, as in PDF.
 */
export interface PlacedDocument {
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly madeAt: Date;
  readonly pages: readonly PlacedPage[];
  /** The element `Document`. Reading order is the order of this tree. */
  readonly structure: StructureElement;
  readonly bookmarks: readonly Bookmark[];
}

export interface PlacedPage {
  readonly width: number;
  readonly height: number;
  /** What its page number is called: `1`, `Cover`. */
  readonly label: string;
  /** In reading order; each is one marked-content sequence. There is no way to draw anything that is not in one. */
  readonly fragments: readonly Fragment[];
  readonly links: readonly PlacedLink[];
}

/** What of one page belongs to one leaf of the structure, or is an artifact. */
export interface Fragment {
  readonly belongsTo: Leaf | Artifact;
  readonly draws: readonly Draw[];
}

/** What is not read aloud: rules, backgrounds, running headers, repeated table heads. */
export interface Artifact {
  readonly kind: 'artifact';
  readonly type: 'header' | 'footer' | 'layout' | 'background';
}

export type Draw = DrawnText | DrawnShape;

export interface DrawnText {
  readonly kind: 'text';
  readonly run: GlyphRun;
  /** In points. */
  readonly size: number;
  readonly colour: Colour;
  /** Where the base line begins. */
  readonly x: number;
  readonly y: number;
  /** What it stands for, where the glyphs show something else: a mark for a character that no font here holds. */
  readonly actualText: string | null;
}

/** A closed or open line of straight pieces. */
export interface DrawnShape {
  readonly kind: 'shape';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly closed: boolean;
  readonly fill: Colour | null;
  readonly stroke: { readonly colour: Colour; readonly width: number } | null;
}

/** Red, green and blue, 0 to 1. */
export type Colour = readonly [number, number, number];

export interface PlacedLink {
  /** The element `Link` that this is the place of on the page. */
  readonly element: StructureElement;
  /** Spoken for the annotation. */
  readonly contents: string;
  readonly area: Area;
  readonly to:
    | { readonly kind: 'web'; readonly address: string }
    | { readonly kind: 'page'; readonly page: number; readonly y: number };
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Bookmark {
  readonly words: string;
  /** Index into the pages. */
  readonly page: number;
  readonly y: number;
  readonly below: readonly Bookmark[];
}
