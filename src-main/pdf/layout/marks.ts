import type { Box, LevelMark } from '../tree/document-tree.ts';
import type { Colour } from './placed.ts';
import type { Shape } from './strips.ts';
import { colours } from './style.ts';

/** Thousandths of the type size, the room behind it included. */
export const barWidth = 1480;
export const boxWidth = 1000;

const stepWidth = 0.3;
const stepEvery = 0.4;

/**
 * The bar of a level mark: three steps that rise, of which as many are filled as levels were reached. It reads in black and white. No
 * level yet is three empty places; what is not counted is one stroke.
 * @param size of the type beside it
 * @param baseline y of the line, downwards
 */
export function levelBar(mark: LevelMark, x: number, baseline: number, size: number): readonly Shape[] {
  const stroke = { colour: colours.ink, width: size * 0.055 };
  const end = x + stepEvery * 2 * size + stepWidth * size;
  if (mark === 'not counted') {
    const y = baseline - size * 0.3;
    return [{ points: [[x, y], [end, y]], closed: false, fill: null, stroke: { ...stroke, width: size * 0.09 } }]; // biome-ignore format: points
  }
  return [0, 1, 2].map((step): Shape => {
    const left = x + step * stepEvery * size;
    const right = left + stepWidth * size;
    if (mark === 'none') {
      return { points: [[left, baseline], [right, baseline]], closed: false, fill: null, stroke }; // biome-ignore format: points
    }
    const top = baseline - size * (0.36 + step * 0.2);
    return { ...rectangle(left, top, right - left, baseline - top), fill: step < mark ? colours.ink : colours.paper, stroke };
  });
}

/** A tick box as on paper: a square, and a clear tick that reaches over its corner. */
export function tickBox(box: Box, x: number, baseline: number, size: number): readonly Shape[] {
  const side = size * 0.84;
  const top = baseline - size * 0.74;
  const square: Shape = {
    ...rectangle(x + size * 0.045, top, side, side),
    fill: colours.paper,
    stroke: { colour: colours.ink, width: size * 0.085 },
  };
  if (box.state === 'empty') {
    return [square];
  }
  const at = (across: number, down: number): [number, number] => [x + size * 0.045 + side * across, top + side * down];
  return [
    square,
    {
      points: [at(0.2, 0.52), at(0.42, 0.75), at(0.82, 0.24)],
      closed: false,
      fill: null,
      stroke: { colour: colours.ink, width: size * 0.135 },
    },
  ];
}

export function rectangle(x: number, y: number, width: number, height: number): Pick<Shape, 'points' | 'closed'> {
  const right = x + width;
  const bottom = y + height;
  return { points: [[x, y], [right, y], [right, bottom], [x, bottom]], closed: true }; // biome-ignore format: points
}

export function filled(x: number, y: number, width: number, height: number, fill: Colour): Shape {
  return { ...rectangle(x, y, width, height), fill, stroke: null };
}

export function rule(x: number, y: number, to: number, width: number, colour: Colour): Shape {
  return { points: [[x, y], [to, y]], closed: false, fill: null, stroke: { colour, width } }; // biome-ignore format: points
}
