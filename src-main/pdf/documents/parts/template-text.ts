import type { Block, DocumentTree } from '../../tree/document-tree.ts';
import { bullets, cell, column, paragraph } from './blocks.ts';

type Print = DocumentTree['print'];
type Grid = readonly (readonly string[])[];

/** Between the cells of a line that stands for a row. */
const SEPARATOR = ' | ';

/**
 * A template as it is copied: lines with the same number of cells (`Role | Must know | How`) are a table, the first of them its head.
 * A line of cells by itself only names the columns of a list, and is a list.
 */
export function templateText(lines: readonly string[], print: Print): Block[] {
  return runsOf(lines).flatMap((run): Block[] => {
    const [first = [], ...rest] = run;
    if (first.length === 1) return [paragraph(first.join(SEPARATOR))];
    return rest.length === 0 ? [bullets(first)] : tableOf([first, ...rest], print);
  });
}

/** Each paragraph by itself, and lines that belong to one table together. */
function runsOf(lines: readonly string[]): readonly Grid[] {
  const runs: string[][][] = [];
  for (const line of lines) {
    const cells = line.split(SEPARATOR).map((words) => words.trim());
    const last = runs.at(-1);
    if (cells.length > 1 && last?.[0]?.length === cells.length) last.push(cells);
    else runs.push([cells]);
  }
  return runs;
}

/** As it was written where that fits across the page, else turned on its side: as many rows beside each other as fit. */
function tableOf(grid: Grid, print: Print): Block[] {
  if (fitsAcross(grid, print)) return [table(grid)];
  const [head = [], ...rows] = grid;
  const turned = (beside: number): Grid[] =>
    Array.from({ length: Math.ceil(rows.length / beside) }, (_, at) => {
      const chosen = rows.slice(at * beside, (at + 1) * beside);
      return head.map((name, place) => [name, ...chosen.map((row) => row[place] ?? '')]);
    });
  const sizes = rows.map((_, at) => rows.length - at);
  const most = sizes.find((beside) => turned(beside).every((part) => fitsAcross(part, print))) ?? 1;
  return turned(most).map(table);
}

/** How many letters stand beside each other in a table, and how many the room between two columns takes. */
const ROOM: Readonly<Record<Print, { readonly letters: number; readonly between: number }>> = {
  normal: { letters: 92, between: 3 },
  large: { letters: 58, between: 2 },
};

/** Whether every column has room for its longest word, and none takes much more than its share. */
function fitsAcross(grid: Grid, print: Print): boolean {
  const { letters, between } = ROOM[print];
  const columns = (grid[0] ?? []).map((_, at) =>
    Math.max(...grid.flatMap((row) => (row[at] ?? '').split(/[\s-]+/)).map((word) => word.length)),
  );
  const room = letters - between * (columns.length - 1);
  const share = (room / columns.length) * 1.25;
  return columns.reduce((sum, one) => sum + one, 0) <= room && columns.every((one) => one <= share);
}

function table(grid: Grid): Block {
  const [head = [], ...rows] = grid;
  const longest = head.map((_, at) => Math.max(...grid.map((row) => (row[at] ?? '').length)));
  return {
    kind: 'table',
    caption: [],
    columns: head.map((title, at) => column(title, { weight: Math.sqrt(longest[at] ?? 1) })),
    rows: rows.map((row) => ({ cells: row.map((words, at) => cell(cellText(words), { isRowHeader: at === 0 })) })),
  };
}

/** Brackets with nothing in them are room to write. */
function cellText(words = ''): string {
  return /^\[\s*\]$/.test(words) ? '' : words;
}
