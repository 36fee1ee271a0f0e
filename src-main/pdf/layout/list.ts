import type { FlowBlocks } from './box.ts';
import { widestLine } from './line-breaking.ts';
import { tickBox } from './marks.ts';
import { type Flowed, heightOf, inSequence, keptTogether, moved, type Piece, room, type Strip } from './strips.ts';
import type { Look } from './style.ts';
import type { TaggedCheckList, TaggedList } from './tagged.ts';
import { baselineOf, type Column, flowWords } from './text.ts';
import type { Words } from './words.ts';

/** A list: marks hang beside the first line of each item. Numbers stand right-aligned as far as there is room. */
export function flowList({ items }: TaggedList, column: Column, flow: FlowBlocks): Flowed {
  const { style } = column;
  const look = style.looks.body;
  const widest = Math.max(...items.map(({ label }) => (widestLine(label) * look.size) / 1000));
  const gap = style.list.indent * 0.45;
  const indent = Math.min(Math.max(style.list.indent, widest + gap), column.width / 3);
  const inner = { ...column, left: column.left + indent, width: column.width - indent };
  const parts = items.map(({ label, blocks }): Flowed => {
    const cell = { ...column, width: Math.max(indent - gap, widest) };
    const { strips } = flow(blocks, inner);
    return between(beside(strips, labelPieces(label, look, cell, 'right'), look, column), style.list.between);
  });
  return { ...inSequence(parts), before: look.before * 0.7, after: look.after };
}

/** Tick boxes with a label, and under the words what belongs to them: the first lines are not torn from their box. */
export function flowCheckList({ items }: TaggedCheckList, column: Column, flow: FlowBlocks): Flowed {
  const { style } = column;
  const look = style.looks.body;
  const { labelWidth, between: apart } = style.checkList;
  const indent = Math.min(style.checkList.indent, column.width / 4);
  const widest = Math.max(...items.map(({ label }) => (widestLine(label) * look.size) / 1000));
  const labels = widest === 0 ? 0 : Math.min(Math.max(labelWidth, widest + look.size * 0.5), column.width / 2);
  const inner = { ...column, left: column.left + indent + labels, width: column.width - indent - labels };
  const parts = items.map(({ box, boxLeaf, label, blocks }): Flowed => {
    const size = look.size * 1.15;
    const shapes = tickBox(box, column.left, 0, size).map((shape): Piece => ({ kind: 'shape', owner: boxLeaf, shape }));
    const cell = { ...column, left: column.left + indent, width: labels };
    const { strips } = flow(blocks, inner);
    const item = beside(strips, [...shapes, ...labelPieces(label, look, cell, 'left')], look, column);
    return between(firstTogether(item, column.pageHeight / 6), apart);
  });
  return { ...inSequence(parts), before: look.before, after: look.after };
}

/** The strips of which the first ones, up to a height, stay on one page. */
function firstTogether(strips: readonly Strip[], height: number): readonly Strip[] {
  let count = 1;
  while (count < strips.length && heightOf(strips.slice(0, count + 1)) <= height) count += 1;
  return [...keptTogether(strips.slice(0, count), height), ...strips.slice(count)];
}

function between(strips: readonly Strip[], apart: number): Flowed {
  return { strips, before: apart, after: apart };
}

/** @returns the label on one line, its base line at 0 */
function labelPieces(label: Words, look: Look, column: Column, align: 'left' | 'right'): readonly Piece[] {
  const { strips } = flowWords(label, look, column, { align });
  const base = baselineOf(look, column.faces);
  return strips.flatMap(({ pieces }, line) => pieces.map((piece) => moved(piece, line * look.leading - base)));
}

/** Puts a label on the base line of the first strip, or on a line of its own where there is none. */
function beside(strips: readonly Strip[], label: readonly Piece[], look: Look, column: Column): readonly Strip[] {
  const empty = room(look.leading, { baseline: baselineOf(look, column.faces) });
  const [first = empty, ...rest] = strips;
  const pieces = [...label.map((piece) => moved(piece, first.baseline)), ...first.pieces];
  return [{ ...first, pieces }, ...rest];
}
