import { unreachable } from '../../../src-shared/result.ts';
import { flowBox, typedBar } from './box.ts';
import { flowContents } from './contents.ts';
import { flowCover } from './cover.ts';
import { flowFigure } from './figure.ts';
import { flowCheckList, flowList } from './list.ts';
import { rule } from './marks.ts';
import { flowRows } from './rows.ts';
import { type Flowed, inSequence, keptTogether, layoutArtifact, nothing, room, type Strip, surrounded } from './strips.ts';
import { colours } from './style.ts';
import type { TaggedBlock, TaggedText } from './tagged.ts';
import { type Column, flowWords } from './text.ts';

/** Sets blocks into a column, one under the other. Knows nothing of pages but how high one is. */
export function flowBlocks(blocks: readonly TaggedBlock[], column: Column): Flowed {
  const parts: Flowed[] = [];
  let breakFirst = false;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'page break') {
      breakFirst = true;
      continue;
    }
    const set = flowBlock(block, column);
    const flowed = leadsIn(blocks, index) ? withNext(set, column) : set;
    const [first, ...rest] = flowed.strips;
    parts.push(breakFirst && first !== undefined ? { ...flowed, strips: [{ ...first, hold: 'page' }, ...rest] } : flowed);
    breakFirst = breakFirst && first === undefined;
  }
  return inSequence(parts);
}

/** Words of ours that say what to do with the table or the list after them: by themselves at the foot of a page they say nothing. */
function leadsIn(blocks: readonly TaggedBlock[], index: number): boolean {
  const [block, after] = [blocks[index], blocks[index + 1]];
  return block?.kind === 'text' && !block.isTyped && after !== undefined && LED_IN.has(after.kind);
}

const LED_IN: ReadonlySet<TaggedBlock['kind']> = new Set(['rows', 'list', 'check list', 'figure', 'writing lines']);

function withNext(flowed: Flowed, column: Column): Flowed {
  const strips = keptTogether(flowed.strips, column.pageHeight / 4);
  return { ...flowed, strips: strips.map((strip, at) => (at === strips.length - 1 ? { ...strip, keepsNext: true } : strip)) };
}

function flowBlock(block: Exclude<TaggedBlock, { kind: 'page break' }>, column: Column): Flowed {
  switch (block.kind) {
    case 'text':
      return flowText(block, column);
    case 'list':
      return flowList(block, column, flowBlocks);
    case 'check list':
      return flowCheckList(block, column, flowBlocks);
    case 'rows':
      return flowRows(block, column, flowBlocks);
    case 'figure':
      return flowFigure(block, column);
    case 'box':
      return flowBox(block, column, flowBlocks);
    case 'group': {
      const flowed = flowBlocks(block.blocks, column);
      return { ...flowed, strips: keptTogether(flowed.strips, column.pageHeight) };
    }
    case 'cover':
      return flowCover(block, column, flowBlocks);
    case 'contents':
      return inSequence([flowText(block.title, column), flowContents(block, column)]);
    case 'writing lines':
      return flowWritingLines(block.lines, column);
    default:
      return unreachable(block);
  }
}

function flowText({ words, look, isTyped, target }: TaggedText, column: Column): Flowed {
  const { style } = column;
  const { size } = style.looks[look];
  const end = style.page.left + style.measure * Math.max(size, style.looks.body.size);
  const width = look === 'cell' ? column.width : Math.min(column.width, Math.max(end - column.left, size * 12));
  const { indent } = style.typed;
  if (!isTyped || column.width < indent * 4) {
    return flowWords(words, style.looks[look], { ...column, width: column.align === 'right' ? column.width : width }, { target });
  }
  const inner = { ...column, left: column.left + indent, width: Math.min(width, column.width - indent) };
  const flowed = flowWords(words, style.looks[look], inner, { target });
  return { ...flowed, strips: surrounded(flowed.strips, typedBar(column)) };
}

function flowWritingLines(lines: number, { left, width, style }: Column): Flowed {
  const height = style.writingLine;
  const shape = rule(left, height - 0.5, left + width, 0.6, colours.strongLine);
  const line = room(height, { pieces: [{ kind: 'shape', owner: layoutArtifact, shape }] });
  const strips = Array.from({ length: lines }, (_, index): Strip => (index === 1 ? { ...line, hold: 'lines' } : line));
  return lines === 0 ? nothing : { strips, before: 0, after: style.looks.body.after * 2 };
}
