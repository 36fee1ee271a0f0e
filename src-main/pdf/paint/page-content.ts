import type { FaceName } from '../fonts/face.ts';
import type { Colour, Draw, DrawnShape, DrawnText, PlacedPage } from '../layout/placed.ts';
import type { Leaf, Role } from '../layout/structure.ts';
import type { GlyphCodes } from './glyph-codes.ts';
import { markedContent } from './marked-content.ts';
import { hundredths, showText } from './text-operators.ts';

/** What a page draws, and which leaf of the structure each of its marked contents belongs to: the place in the list is its number. */
export interface PageContent {
  readonly operators: string;
  readonly leaves: readonly Leaf[];
}

/** Names of the faces in the resources of every page. */
export const FACE_NAMES: Readonly<Record<FaceName, string>> = { regular: 'F1', strong: 'F2' };

/** @param roleOf the role of the structure element that a leaf stands in; every leaf that is drawn has one */
export function pageContent(
  page: PlacedPage,
  roleOf: (leaf: Leaf) => Role,
  codes: Readonly<Record<FaceName, GlyphCodes>>,
): PageContent {
  const leaves: Leaf[] = [];
  const pen = new Pen(codes);
  const next = (leaf: Leaf) => leaves.push(leaf) - 1;
  const drawAll = (draws: readonly Draw[]) => pen.draw(draws);
  let operators = '';
  for (const fragment of page.fragments) operators += markedContent(fragment, roleOf, next, drawAll);
  return { operators, leaves };
}

/** What every page begins with. */
const BLACK: Colour = [0, 0, 0];

/** Writes operators, and remembers what is set already: colours, widths and faces stay set to the end of a page. */
class Pen {
  readonly #codes: Readonly<Record<FaceName, GlyphCodes>>;
  #face = '';
  #fill: Colour = BLACK;
  #stroke: Colour = BLACK;
  #width = '1';
  #isInText = false;
  /** Of the line of text that was begun last, in hundredths of a point. */
  #x = 0;
  #y = 0;

  constructor(codes: Readonly<Record<FaceName, GlyphCodes>>) {
    this.#codes = codes;
  }

  draw(draws: readonly Draw[]): string {
    let operators = '';
    for (const draw of draws) operators += draw.kind === 'text' ? this.#text(draw) : this.#endOfText() + this.#shape(draw);
    return operators + this.#endOfText();
  }

  #text(draw: DrawnText): string {
    const begin = this.#beginOfText();
    const x = Math.round(draw.x * 100);
    const y = Math.round(draw.y * 100);
    const move = `${hundredths(x - this.#x)} ${hundredths(y - this.#y)} Td\n`;
    this.#x = x;
    this.#y = y;
    return begin + this.#setFace(draw) + this.#setFill(draw.colour) + move + showText(draw, this.#codes[draw.run.face]);
  }

  #beginOfText(): string {
    if (this.#isInText) return '';
    this.#isInText = true;
    this.#x = 0;
    this.#y = 0;
    return 'BT\n';
  }

  #endOfText(): string {
    if (!this.#isInText) return '';
    this.#isInText = false;
    return 'ET\n';
  }

  #setFace(draw: DrawnText): string {
    const face = `/${FACE_NAMES[draw.run.face]} ${points(draw.size)} Tf\n`;
    if (face === this.#face) return '';
    this.#face = face;
    return face;
  }

  #setFill(fill: Colour): string {
    if (isSame(fill, this.#fill)) return '';
    this.#fill = fill;
    return `${colour(fill)} rg\n`;
  }

  #setStroke(stroke: { readonly colour: Colour; readonly width: number }): string {
    const width = points(stroke.width);
    const setColour = isSame(stroke.colour, this.#stroke) ? '' : `${colour(stroke.colour)} RG\n`;
    const setWidth = width === this.#width ? '' : `${width} w\n`;
    this.#stroke = stroke.colour;
    this.#width = width;
    return setColour + setWidth;
  }

  #shape(shape: DrawnShape): string {
    const { fill, stroke } = shape;
    if (fill === null && stroke === null) return '';
    const set = (fill === null ? '' : this.#setFill(fill)) + (stroke === null ? '' : this.#setStroke(stroke));
    return `${set}${path(shape)}${fill === null ? 'S' : stroke === null ? 'f' : 'B'}\n`;
  }
}

function path({ points: corners, closed }: DrawnShape): string {
  const lines = corners.map(([x, y], index) => `${points(x)} ${points(y)} ${index === 0 ? 'm' : 'l'}\n`);
  return lines.join('') + (closed ? 'h\n' : '');
}

/** To a hundredth, which is finer than any printer. */
function points(value: number): string {
  return hundredths(Math.round(value * 100));
}

function isSame(one: Colour, other: Colour): boolean {
  return one === other || (one[0] === other[0] && one[1] === other[1] && one[2] === other[2]);
}

function colour(parts: Colour): string {
  return parts.map((part) => String(Math.round(part * 1000) / 1000)).join(' ');
}
