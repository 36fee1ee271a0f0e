import type { Block, DocumentTree, Inline } from '../src-main/pdf/tree/document-tree.ts';

/** What no tree may be: headings out of order or over nothing, rows of another width than their table, links to nowhere, empty words. */
export function treeFaults(tree: DocumentTree): string[] {
  const faults: string[] = [];
  const all = blocksOf(tree.blocks);
  const places = all.flatMap((block) => (block.kind === 'heading' && block.place ? [block.place] : []));
  if (new Set(places).size < places.length) faults.push('a place is given twice');
  let level = 0;
  for (const [at, block] of all.entries()) {
    if (block.kind === 'heading') {
      if (block.level > level + 1) faults.push(`level ${block.level} after ${level}: ${wordsOf(block.words)}`);
      level = block.level;
      const next = all[at + 1];
      if (next === undefined || (next.kind === 'heading' && next.level <= block.level))
        faults.push(`nothing below: ${wordsOf(block.words)}`);
    }
    if (block.kind === 'table')
      for (const { cells } of block.rows) {
        const width = cells.reduce((sum, { span }) => sum + span, 0);
        if (width !== block.columns.length) faults.push(`${width} of ${block.columns.length} columns: ${wordsOf(block.caption)}`);
      }
    if ((block.kind === 'list' || block.kind === 'check list') && block.items.length === 0) faults.push('an empty list');
    if (block.kind === 'heading' || block.kind === 'paragraph') {
      if (wordsOf(block.words).trim() === '') faults.push(`an empty ${block.kind}`);
      for (const word of block.words)
        if (word.kind === 'link' && word.to.kind === 'place' && !places.includes(word.to.place))
          faults.push(`a link to nowhere: ${word.text}`);
    }
  }
  return faults;
}

/** Every block in reading order, each before those within it. */
function blocksOf(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...blocksOf(within(block))]);
}

function within(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'list':
      return block.items.flat();
    case 'check list':
      return block.items.flatMap(({ below }) => below);
    case 'key values':
      return block.rows.flatMap(({ value }) => value);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks));
    case 'box':
    case 'group':
    case 'cover':
      return block.blocks;
    default:
      return [];
  }
}

function wordsOf(words: readonly Inline[]): string {
  return words.map((one) => (one.kind === 'box' ? one.box.spoken : one.kind === 'level' ? one.words : one.text)).join('');
}
