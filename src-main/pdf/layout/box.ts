import { filled, rectangle } from './marks.ts';
import {
  backgroundArtifact,
  type Flowed,
  keptTogether,
  nothing,
  room,
  type ShapePiece,
  type Strip,
  type Surround,
  surrounded,
} from './strips.ts';
import { colours } from './style.ts';
import type { TaggedBlock } from './tagged.ts';
import type { Column } from './text.ts';

export type FlowBlocks = (blocks: readonly TaggedBlock[], column: Column) => Flowed;

/** A box: its background and frame go around what of it is on each page; one that is not long is not torn. A warning has a frame all round, which needs no colour. */
export function flowBox({ tone, blocks }: Extract<TaggedBlock, { kind: 'box' }>, column: Column, flow: FlowBlocks): Flowed {
  const { pad, bar } = column.style.box;
  const fits = column.width > pad * 6;
  const inset = fits ? pad + bar : 0;
  const width = column.width - inset - (fits ? pad : 0);
  const inner = { ...column, left: column.left + inset, width, pageHeight: column.pageHeight - pad * 2 };
  const { strips } = flow(blocks, inner);
  if (strips.length === 0) {
    return nothing;
  }
  const around: Surround = {
    again: { height: pad, pieces: [] },
    foot: pad,
    behind: (top, bottom) => boxShapes(tone, column, top, bottom),
  };
  const whole: readonly Strip[] = [room(pad, { keepsNext: true }), ...strips, room(pad, { hold: 'next' })];
  const padded = keptTogether(whole, column.pageHeight / 3);
  const { before, after } = column.style.looks.body;
  return { strips: surrounded(padded, around), before: before * 1.6, after: after * 1.6 };
}

function boxShapes(tone: 'note' | 'warning', { left, width, style }: Column, top: number, bottom: number): readonly ShapePiece[] {
  const { bar } = style.box;
  const height = bottom - top;
  const isWarning = tone === 'warning';
  const strong = isWarning ? colours.warn : colours.brand;
  const frame = isWarning ? 1.25 : 0;
  const inset = frame / 2;
  const ground = {
    ...rectangle(left + inset, top + inset, width - frame, height - frame),
    fill: isWarning ? colours.warnSoft : colours.brandSoft,
    stroke: isWarning ? { colour: strong, width: frame } : null,
  };
  return [ground, filled(left, top, bar, height, strong)].map((shape) => ({ kind: 'shape', owner: backgroundArtifact, shape }));
}

/** The line beside what a person typed. */
export function typedBar({ left, style }: Column): Surround {
  return {
    again: null,
    foot: 0,
    behind: (top, bottom) => [
      {
        kind: 'shape',
        owner: backgroundArtifact,
        shape: filled(left, top + 1.5, style.typed.bar, bottom - top - 2, colours.strongLine),
      },
    ],
  };
}
