import type { GlyphRun } from '../fonts/face.ts';
import type { Artifact, Colour, DrawnShape } from './placed.ts';
import type { Leaf } from './structure.ts';
import type { Target, WordLink } from './words.ts';

/**
 * A strip is as much of a column as is never cut: a line, a row of a table. A column is a list of strips from top to bottom; pages are
 * made by cutting the list. Points; x from the left edge of the paper, y downwards from the top of the strip.
 */
export interface Strip {
  readonly height: number;
  /** Above it, unless it is the first on its page. */
  readonly gap: number;
  /** How much is against a page ending before it. */
  readonly hold: Hold;
  /** The same, of a page ending after it. */
  readonly keepsNext: boolean;
  /** Where its first line stands, for a label beside it. */
  readonly baseline: number;
  readonly pieces: readonly Piece[];
  /** What goes around it and others, outermost first. */
  readonly within: readonly Surround[];
}

/**
 * `open` may break; `together` where a group would be torn, `lines` where a single line would be left, `next` where a heading would be
 * last: later ones weigh more. `page` must break.
 */
export type Hold = 'open' | 'together' | 'lines' | 'next' | 'page';

/** What is around some strips, made anew on each page that they reach: a background, a head that is repeated. */
export interface Surround {
  /** Stands on top of every page after the first. */
  readonly again: { readonly height: number; readonly pieces: readonly Piece[] } | null;
  /** Room that it needs at the foot of a page where it goes on. */
  readonly foot: number;
  /** Drawn behind the strips from top to bottom. */
  readonly behind: (top: number, bottom: number) => readonly ShapePiece[];
}

export type Owner = Leaf | Artifact;

export type Piece = TextPiece | ShapePiece | PageNumberPiece | LinkPiece | TargetPiece;

interface TextPiece {
  readonly kind: 'text';
  readonly owner: Owner;
  readonly run: GlyphRun;
  readonly size: number;
  readonly colour: Colour;
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly actualText: string | null;
}

/** A shape with y downwards. */
export type Shape = Omit<DrawnShape, 'kind'>;

export interface ShapePiece {
  readonly kind: 'shape';
  readonly owner: Owner;
  readonly shape: Shape;
}

/** The number of the page that a target turns out to be on, with dots that lead to it. */
interface PageNumberPiece {
  readonly kind: 'page number';
  readonly owner: Leaf;
  readonly target: Target;
  readonly size: number;
  readonly colour: Colour;
  readonly face: 'regular' | 'strong';
  /** Where the words end and the number ends. */
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

interface LinkPiece {
  readonly kind: 'link';
  readonly link: WordLink;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface TargetPiece {
  readonly kind: 'target';
  readonly target: Target;
  readonly y: number;
}

/** What a block comes to in a column: strips, and how far it keeps from its neighbours. */
export interface Flowed {
  readonly strips: readonly Strip[];
  readonly before: number;
  readonly after: number;
}

export const nothing: Flowed = { strips: [], before: 0, after: 0 };

export const layoutArtifact: Artifact = { kind: 'artifact', type: 'layout' };
export const backgroundArtifact: Artifact = { kind: 'artifact', type: 'background' };

/** An empty strip with room of its own. */
export function room(height: number, more: Partial<Strip> = {}): Strip {
  return { height, gap: 0, hold: 'open', keepsNext: false, baseline: height, pieces: [], within: [], ...more };
}

/** Blocks under each other; of two distances that meet, the greater counts. */
export function inSequence(parts: readonly Flowed[]): Flowed {
  const there = parts.filter(({ strips }) => strips.length > 0);
  const strips: Strip[] = [];
  for (const [index, part] of there.entries()) {
    const gap = index === 0 ? 0 : Math.max(there[index - 1]?.after ?? 0, part.before);
    for (const [place, strip] of part.strips.entries()) {
      strips.push(place === 0 && strip.gap !== gap ? { ...strip, gap } : strip);
    }
  }
  return { strips, before: there[0]?.before ?? 0, after: there.at(-1)?.after ?? 0 };
}

/** How high strips are under each other. */
export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip, index) => sum + strip.height + (index === 0 ? 0 : strip.gap), 0);
}

/** The same strips inside something. */
export function surrounded(strips: readonly Strip[], surround: Surround): readonly Strip[] {
  return strips.map((strip) => ({ ...strip, within: [surround, ...strip.within] }));
}

/** The same strips, which stay on one page if one page has room for them. */
export function keptTogether(strips: readonly Strip[], pageHeight: number): readonly Strip[] {
  if (heightOf(strips) > pageHeight) {
    return strips;
  }
  return strips.map((strip, index) => (index > 0 && strip.hold === 'open' ? { ...strip, hold: 'together' } : strip));
}

/**
 * Sets strips under each other for good, with what goes around them.
 * @param top where the first begins
 * @returns how high they are, and their pieces, what is behind them first
 */
export function stacked(strips: readonly Strip[], top = 0): { readonly height: number; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  const reach = new Map<Surround, { top: number; bottom: number }>();
  let y = top;
  for (const [index, strip] of strips.entries()) {
    y += index === 0 ? 0 : strip.gap;
    for (const surround of strip.within) {
      const known = reach.get(surround);
      if (known === undefined) {
        reach.set(surround, { top: y, bottom: y + strip.height });
      } else {
        known.bottom = y + strip.height;
      }
    }
    for (const piece of strip.pieces) {
      pieces.push(moved(piece, y));
    }
    y += strip.height;
  }
  const behind = [...reach].flatMap(([surround, reached]) => surround.behind(reached.top, reached.bottom));
  return { height: y - top, pieces: behind.length === 0 ? pieces : [...behind, ...pieces] };
}

/** The same piece further down. */
export function moved<P extends Piece>(piece: P, down: number): P {
  if (down === 0) {
    return piece;
  }
  if (piece.kind === 'shape') {
    const { shape } = piece;
    return { ...piece, shape: { ...shape, points: shape.points.map(([x, y]) => [x, y + down] as const) } };
  }
  return { ...piece, y: piece.y + down };
}
