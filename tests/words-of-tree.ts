import type { Block, CheckItem, DocumentTree, Inline } from '../src-main/pdf/tree/document-tree.ts';

type Tree = Pick<DocumentTree, 'blocks'>;

/** Every text of a document tree in reading order, a paragraph a line, without marks and boxes. */
export function linesOfTree({ blocks }: Tree): string[] {
  return blocks.flatMap((block) => linesOf(block, false));
}

/** The same with `##` before headings, `[ticked]` for boxes, `(Level 2)` for levels, and a line that says how many there are to write on. */
export function markedLinesOfTree({ blocks }: Tree): string[] {
  return blocks.flatMap((block) => linesOf(block, true));
}

/** The marked lines below the heading that begins so, up to the next heading of its level or above. */
export function linesBelow(tree: Tree, beginning: string): string[] {
  const lines = markedLinesOfTree(tree);
  const levelOf = (line: string): number => /^(#+) /.exec(line)?.[1]?.length ?? 0;
  const from = lines.findIndex((line) => levelOf(line) > 0 && line.replace(/^#+ /, '').startsWith(beginning));
  if (from < 0) return [];
  const level = levelOf(lines[from] ?? '');
  const to = lines.findIndex((line, at) => at > from && levelOf(line) > 0 && levelOf(line) <= level);
  return lines.slice(from + 1, to < 0 ? undefined : to);
}

function linesOf(block: Block, marked: boolean): string[] {
  const below = (blocks: readonly Block[]): string[] => blocks.flatMap((one) => linesOf(one, marked));
  switch (block.kind) {
    case 'heading':
      return [`${marked ? `${'#'.repeat(block.level)} ` : ''}${wordsOf(block.words, marked)}`];
    case 'paragraph':
      return [wordsOf(block.words, marked)];
    case 'list':
      return block.items.flatMap(below);
    case 'check list':
      return block.items.flatMap((item) => linesOfItem(item, marked));
    case 'key values':
      return block.rows.flatMap(({ key, value }) => [key, ...below(value)]);
    case 'table':
      return [
        wordsOf(block.caption, marked),
        block.columns.map(({ title }) => title).join(' | '),
        ...block.rows.map(({ cells }) => cells.map((cell) => below(cell.blocks).join(' / ')).join(' | ')),
      ];
    case 'figure':
      return block.drawing.bars.map(({ name, value }) => `${name}: ${value}`);
    case 'box':
    case 'group':
      return below(block.blocks);
    case 'cover':
      return [block.product, block.title, block.under, ...below(block.blocks)];
    case 'contents':
      return [block.title];
    case 'writing lines':
      return marked ? [`[${block.lines} to write on]`] : [];
    case 'page break':
      return [];
  }
}

function linesOfItem({ box, label, words, below }: CheckItem, marked: boolean): string[] {
  const own = [marked ? `[${box.spoken}]` : '', label, wordsOf(words, marked)];
  return [own.filter((part) => part !== '').join(' '), ...below.flatMap((block) => linesOf(block, marked))];
}

function wordsOf(words: readonly Inline[], marked: boolean): string {
  return words.map((inline) => wordsOfOne(inline, marked)).join('');
}

function wordsOfOne(inline: Inline, marked: boolean): string {
  switch (inline.kind) {
    case 'text':
    case 'link':
      return inline.text;
    case 'level':
      return marked ? `(${inline.words})` : inline.words;
    case 'box':
      return marked ? `[${inline.box.spoken}]` : '';
  }
}
