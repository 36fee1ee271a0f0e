import { type Hold, layoutArtifact, type Piece, room, type Strip, type Surround, stacked } from './strips.ts';

/** Holds from the one that matters least. */
const holds: readonly Exclude<Hold, 'page'>[] = ['open', 'together', 'lines', 'next'];

/**
 * Cuts a column into pages. Of all places where a page could end, the last of those with the weakest hold is taken. Each page is looked at
 * once, so the time is in step with the number of strips.
 * @param top where the first strip of a page begins
 * @returns for each page its pieces
 */
export function cutIntoPages(strips: readonly Strip[], pageHeight: number, top: number): readonly (readonly Piece[])[] {
  const pages: (readonly Piece[])[] = [];
  for (let from = 0; from < strips.length; ) {
    const to = endOfPage(strips, from, pageHeight);
    pages.push(stacked(wholePage(strips, from, to), top).pieces);
    from = to;
  }
  return pages;
}

/** @returns the strip that begins the next page */
function endOfPage(strips: readonly Strip[], from: number, pageHeight: number): number {
  const latest = new Map<Hold, number>();
  let y = goingOn(strips, from).reduce((sum, { again }) => sum + (again?.height ?? 0), 0);
  for (let at = from; at < strips.length; at++) {
    const strip = strips[at] as Strip;
    if (at > from) {
      if (strip.hold === 'page') {
        return at;
      }
      const foot = goingOn(strips, at).reduce((sum, one) => sum + one.foot, 0);
      if (y + foot <= pageHeight + tolerance) {
        latest.set(strips[at - 1]?.keepsNext ? 'next' : strip.hold, at);
      }
      y += strip.gap;
    }
    y += strip.height;
    if (y > pageHeight + tolerance) {
      const weakest = holds.find((hold) => latest.has(hold));
      return (weakest === undefined ? undefined : latest.get(weakest)) ?? Math.max(at, from + 1);
    }
  }
  return strips.length;
}

/** For sums of fractions. */
const tolerance = 0.001;

/** @returns what was around the strip before and is around this one too */
function goingOn(strips: readonly Strip[], at: number): readonly Surround[] {
  const before = strips[at - 1]?.within ?? [];
  return (strips[at]?.within ?? []).filter((surround) => before.includes(surround));
}

/** The strips of a page with what its surrounds put on top and at the foot. */
function wholePage(strips: readonly Strip[], from: number, to: number): readonly Strip[] {
  const opening = goingOn(strips, from).flatMap((surround) =>
    surround.again === null
      ? []
      : [room(surround.again.height, { within: upTo(strips[from], surround), pieces: surround.again.pieces.flatMap(notRead) })],
  );
  const closing = to >= strips.length ? [] : goingOn(strips, to).toReversed();
  const feet = closing.flatMap((surround) =>
    surround.foot === 0 ? [] : [room(surround.foot, { within: upTo(strips[to], surround) })],
  );
  const [first, ...rest] = strips.slice(from, to);
  return [...opening, ...(first === undefined ? [] : [{ ...first, gap: 0 }]), ...rest, ...feet];
}

function upTo(strip: Strip | undefined, surround: Surround): readonly Surround[] {
  const within = strip?.within ?? [];
  return within.slice(0, within.indexOf(surround) + 1);
}

/** A repeated head was read where it stood first. */
function notRead(piece: Piece): readonly Piece[] {
  return piece.kind === 'text' || piece.kind === 'shape' ? [{ ...piece, owner: layoutArtifact }] : [];
}
