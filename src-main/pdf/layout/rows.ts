import type { FlowBlocks } from './box.ts';
import { columnWidths } from './column-widths.ts';
import { longestWord, widestLine } from './line-breaking.ts';
import { filled, rule } from './marks.ts';
import { narrowest, onOneLine } from './narrowest.ts';
import { besideEachOther } from './row-strips.ts';
import {
  backgroundArtifact,
  type Flowed,
  layoutArtifact,
  type Piece,
  room,
  type Strip,
  type Surround,
  surrounded,
} from './strips.ts';
import { colours } from './style.ts';
import type { TaggedCell, TaggedRows } from './tagged.ts';
import { type Column, flowWords } from './text.ts';

/**
 * A table or key values: the caption and the head stay with the first row, the head stands again on each later page, a row is whole
 * unless a page is too short for it, and the last one does not stand alone on a page.
 */
export function flowRows(table: TaggedRows, column: Column, flow: FlowBlocks): Flowed {
  const { looks } = column.style;
  const cells = cellColumns(table, column);
  const caption = flowWords(table.caption, looks.caption, column, { align: 'left' });
  const head = headStrips(table, cells, column);
  const [one, ...more] = head;
  const isRepeated = one !== undefined && more.length === 0 && one.height <= column.pageHeight / 4;
  const again: Surround = {
    again: isRepeated ? { height: one.height, pieces: one.pieces } : null,
    foot: 0,
    behind: () => [],
  };
  const inside = { ...column, pageHeight: column.pageHeight - (isRepeated ? one.height : 0) };
  const body = table.rows.flatMap((row, index) => {
    const [first, ...rest] = rowStrips(row, cells, inside, flow);
    const isLast = index > 0 && index === table.rows.length - 1;
    return first === undefined ? [] : [isLast && first.hold === 'open' ? { ...first, hold: 'lines' as const } : first, ...rest];
  });
  const opening = head.length === 0 && body.length > 0 ? [topRule(column)] : head;
  const strips: readonly Strip[] = [
    ...caption.strips.map((strip) => ({ ...strip, keepsNext: true })),
    ...opening.map((strip, index) => (index === 0 && caption.strips.length > 0 ? { ...strip, gap: looks.caption.after } : strip)),
    ...surrounded(body, again),
  ];
  const { before, after } = caption.strips.length === 0 ? looks.body : looks.caption;
  return { strips, before: Math.max(before, looks.body.before), after: Math.max(after, looks.body.after * 1.8) };
}

interface CellColumn {
  readonly left: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** Where the columns stand: the room between them belongs to none. */
function cellColumns({ columns, rows, head }: TaggedRows, { left, width, style }: Column): readonly CellColumn[] {
  const between = Math.min(style.rows.between, width / (columns.length * 4));
  const wishes = columns.map((column, index) => {
    const title = head?.[index] ?? [];
    const scale = style.looks['column title'].size / 1000;
    const cells = rows.flatMap((row) => cellAt(row, index) ?? []);
    const most = (first: number, of: typeof narrowest): number =>
      cells.reduce((so, { blocks }) => Math.max(so, of(blocks, style)), first) + 0.01;
    const least = most(longestWord(title) * scale, narrowest);
    return { width: column.width, least, whole: column.width === 'fit' ? most(widestLine(title) * scale, onOneLine) : least };
  });
  const widths = columnWidths(wishes, width - between * (columns.length - 1));
  let x = left;
  return widths.map((one, index) => {
    const column = { left: x, width: one, align: columns[index]?.align ?? 'left' };
    x += one + between;
    return column;
  });
}

/** @returns the cell that stands in one column alone, or null where it spans several */
function cellAt(row: readonly TaggedCell[], column: number): TaggedCell | null {
  let at = 0;
  for (const cell of row) {
    if (at === column) {
      return cell.span === 1 ? cell : null;
    }
    at += cell.span;
  }
  return null;
}

function headStrips({ head }: TaggedRows, cells: readonly CellColumn[], column: Column): readonly Strip[] {
  if (head === null || head.every((words) => words.length === 0)) {
    return [];
  }
  const { looks, rows } = column.style;
  const titles = head.map((words, index) => {
    const cell = cells[index];
    return cell === undefined ? [] : flowWords(words, looks['column title'], { ...column, ...cell }).strips;
  });
  const height = Math.max(...titles.map((strips) => strips.length * looks['column title'].leading));
  const onFoot = titles.map((strips) => {
    const above = height - strips.length * looks['column title'].leading;
    return above === 0 || height > column.pageHeight / 2 ? strips : [room(above), ...strips];
  });
  const manner = { above: 0, below: rows.below * 0.8, atFoot: ruleBelow(column, 1.1, colours.ink) };
  return besideEachOther(onFoot, manner, column.pageHeight).map((strip) => ({ ...strip, keepsNext: true }));
}

function rowStrips(row: readonly TaggedCell[], cells: readonly CellColumn[], column: Column, flow: FlowBlocks): readonly Strip[] {
  const { above, below } = column.style.rows;
  const pageHeight = column.pageHeight - above - below;
  let at = 0;
  const columns = row.map(({ blocks, span }) => {
    const first = cells[at];
    const last = cells[at + span - 1];
    at += span;
    if (first === undefined || last === undefined) {
      return [];
    }
    const width = last.left + last.width - first.left;
    const { strips } = flow(blocks, { ...column, left: first.left, width, pageHeight, align: span === 1 ? first.align : 'left' });
    const ending = blocks.at(-1);
    return ending?.kind === 'writing lines' && ending.lines > 0 ? onRuleBelow(strips, below) : strips;
  });
  const isSection = row.length === 1 && cells.length > 1;
  const strips = besideEachOther(
    columns,
    { above, below, atFoot: ruleBelow(column, 0.6, colours.strongLine) },
    column.pageHeight,
  );
  return isSection ? surrounded(strips, sectionGround(column)).map((strip) => ({ ...strip, keepsNext: true })) : strips;
}

/** The last line of a cell to write in is the rule that ends the row: two lines close to each other ask which one is meant. */
function onRuleBelow(strips: readonly Strip[], below: number): readonly Strip[] {
  return strips.map((strip, index) =>
    index === strips.length - 1 ? { ...strip, height: strip.height - below, pieces: [] } : strip,
  );
}

function ruleBelow({ left, width }: Column, thick: number, colour: (typeof colours)['ink']): (y: number) => readonly Piece[] {
  return (y) => [{ kind: 'shape', owner: layoutArtifact, shape: rule(left, y - thick / 2, left + width, thick, colour) }];
}

/** A row of one cell names the rows under it: it stands on a ground of its own, and never last on a page. */
function sectionGround({ left, width }: Column): Surround {
  const shape = (top: number, bottom: number) => filled(left, top, width, bottom - top, colours.soft);
  return {
    again: null,
    foot: 0,
    behind: (top, bottom) => [{ kind: 'shape', owner: backgroundArtifact, shape: shape(top, bottom) }],
  };
}

/** Key values have no head: a rule opens them. */
function topRule(column: Column): Strip {
  return room(0.6, { keepsNext: true, pieces: ruleBelow(column, 0.6, colours.strongLine)(0.6) });
}
