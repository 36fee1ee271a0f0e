import type { Block, DocumentTree, Inline } from '../src-main/pdf/tree/document-tree.ts';

/** What tests ask of a document tree. */

/** Every block in reading order, each before those within it. */
export function blocksOf(blocks: readonly Block[]): Block[] {
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

export function wordsOf(words: readonly Inline[]): string {
  return words
    .map((one) => (one.kind === 'box' ? `[${one.box.spoken}]` : one.kind === 'level' ? `(${one.words})` : one.text))
    .join('');
}

/** The words of one block, without those of the blocks within it. */
function ownWords(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${wordsOf(block.words)}`];
    case 'paragraph':
      return [wordsOf(block.words)];
    case 'check list':
      return block.items.map(({ box, label, words }) => `[${box.spoken}] ${label} ${wordsOf(words)}`);
    case 'key values':
      return block.rows.map(({ key }) => key);
    case 'table':
      return [wordsOf(block.caption), ...block.columns.map(({ title }) => title)];
    case 'figure':
      return [block.alternative, ...block.drawing.bars.map(({ name, value }) => `${name}: ${value}`)];
    case 'cover':
      return [block.product, block.title, block.under];
    case 'contents':
      return [block.title];
    default:
      return [];
  }
}

/** All that is said, block by block. */
export function linesOf({ blocks }: Pick<DocumentTree, 'blocks'>): string[] {
  return blocksOf(blocks).flatMap(ownWords);
}

/** The blocks below the heading that begins so, up to the next heading of its level or above. */
export function below({ blocks }: Pick<DocumentTree, 'blocks'>, beginning: string): Block[] {
  const all = blocksOf(blocks);
  const from = all.findIndex((block) => block.kind === 'heading' && wordsOf(block.words).startsWith(beginning));
  const at = all[from];
  if (at?.kind !== 'heading') return [];
  const to = all.findIndex((block, index) => index > from && block.kind === 'heading' && block.level <= at.level);
  return all.slice(from + 1, to < 0 ? undefined : to);
}

/** What no tree may be: headings out of order, rows of another width than their table, places that nobody gave, empty words. */
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
