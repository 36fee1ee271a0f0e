import { unreachable } from '../../../src-shared/result.ts';
import { longestWord, widestLine } from './line-breaking.ts';
import type { Style } from './style.ts';
import type { TaggedBlock } from './tagged.ts';

/** @returns how narrow a column can be without a word being cut, in points */
export function narrowest(blocks: readonly TaggedBlock[], style: Style): number {
  return Math.max(0, ...blocks.map((block) => narrowestOf(block, style)));
}

/** @returns how wide a column is in which no line of text is broken, in points */
export function onOneLine(blocks: readonly TaggedBlock[], style: Style): number {
  const widths = blocks.map((block) =>
    block.kind === 'text'
      ? (widestLine(block.words) * style.looks[block.look].size) / 1000 + typedIndent(block, style)
      : narrowestOf(block, style),
  );
  return Math.max(0, ...widths);
}

function typedIndent({ isTyped }: Extract<TaggedBlock, { kind: 'text' }>, style: Style): number {
  return isTyped ? style.typed.indent : 0;
}

function narrowestOf(block: TaggedBlock, style: Style): number {
  switch (block.kind) {
    case 'text':
      return (longestWord(block.words) * style.looks[block.look].size) / 1000 + typedIndent(block, style);
    case 'list':
      return style.list.indent + Math.max(...block.items.map((item) => narrowest(item.blocks, style)));
    case 'check list':
      return (
        style.checkList.indent +
        style.checkList.labelWidth +
        Math.max(...block.items.map((item) => narrowest(item.blocks, style)))
      );
    case 'box':
      return style.box.pad * 2 + style.box.bar + narrowest(block.blocks, style);
    case 'group':
      return narrowest(block.blocks, style);
    case 'rows':
      return block.columns.length * style.looks.cell.size * 4;
    case 'figure':
    case 'cover':
    case 'contents':
      return style.looks.body.size * 12;
    case 'writing lines':
    case 'page break':
      return 0;
    default:
      return unreachable(block);
  }
}
