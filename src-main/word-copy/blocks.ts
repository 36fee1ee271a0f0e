import { type FileChild, PageBreak, Paragraph, Table } from 'docx';
import { unreachable } from '../../src-shared/result.ts';
import type { Block, ListBlock } from '../pdf/tree/document-tree.ts';
import { type Around, movedIn } from './around.ts';
import { contentsOf, coverTop } from './front.ts';
import { BULLETS, DEEPEST, NUMBERS, STEP } from './look.ts';
import { type Besides, checkParagraphs, headingOf, paragraphsOf, writingLine } from './paragraphs.ts';
import { barsOf, keyValuesOf, tableOf } from './tables.ts';

/** The blocks of a document in the order in which they stand. */
export function written(blocks: readonly Block[], around: Around): FileChild[] {
  let breaks = false;
  return blocks.flatMap((block): FileChild[] => {
    if (block.kind === 'page break') {
      breaks = true;
      return [];
    }
    const broken = breaks;
    breaks = block.kind === 'cover';
    if (!broken) return one(block, around);
    if (block.kind === 'heading' || block.kind === 'paragraph') return one(block, around, { pageBreakBefore: true });
    return [new Paragraph({ children: [new PageBreak()], spacing: { after: 0 } }), ...one(block, around)];
  });
}

function one(block: Block, around: Around, besides: Besides = {}): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block, around, besides)];
    case 'paragraph':
      return paragraphsOf(block.words, block.tone, around, besides);
    case 'list':
      return listOf(block, around);
    case 'check list':
      return block.items.flatMap((item) => [...checkParagraphs(item, around), ...written(item.below, movedIn(around, STEP))]);
    case 'key values':
      return spaced(keyValuesOf(block, around, inCell), around);
    case 'table':
      return tableOf(block, around, inCell).flatMap((part) => (part instanceof Table ? spaced(part, around) : [part]));
    case 'figure':
      return spaced(barsOf(block, around, inCell), around);
    case 'box':
      return written(block.blocks, { ...around, box: block.tone });
    case 'group':
      return block.blocks.flatMap((inner, at) =>
        one(inner, { ...around, keepNext: around.keepNext || at < block.blocks.length - 1 }, at === 0 ? besides : {}),
      );
    case 'cover':
      return [...coverTop(block, around), ...written(block.blocks, around)];
    case 'contents':
      return contentsOf(block, around);
    case 'writing lines':
      return Array.from({ length: block.lines }, () => writingLine(around));
    case 'page break':
      return [];
    default:
      return unreachable(block);
  }
}

function inCell(blocks: readonly Block[], around: Around): (Paragraph | Table)[] {
  return written(blocks, around).filter((part): part is Paragraph | Table => part instanceof Paragraph || part instanceof Table);
}

/** Two tables that follow each other would be joined to one. */
function spaced(table: Table, around: Around): FileChild[] {
  return [table, new Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' }, keepNext: around.keepNext })];
}

/** The first paragraph of an item carries its sign. */
function listOf({ marks, items }: ListBlock, around: Around): FileChild[] {
  around.lists.made += 1;
  const numbering = {
    reference: marks === 'bullets' ? BULLETS : NUMBERS,
    level: Math.min(around.listLevel, DEEPEST - 1),
    instance: around.lists.made,
  };
  const inner = { ...movedIn(around, STEP), listLevel: around.listLevel + 1 };
  const indent = { left: inner.indent, hanging: STEP };
  return items.flatMap((item) => {
    const [first, ...others] = item;
    const [words, rest] = first?.kind === 'paragraph' ? [first.words, others] : [[], item];
    return [...paragraphsOf(words, 'body', inner, { numbering, indent }), ...written(rest, inner)];
  });
}
