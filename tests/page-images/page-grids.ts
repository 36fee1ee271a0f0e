import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOfPdfProgram } from '../../scripts/system/pdf-programs.ts';

/**
 * A page as a person sees it from across the room: rows of signs, each for how dark a piece of the page is. It can be read in a diff, and
 * is coarse enough for other versions of the program that draws it.
 */
export type PageGrid = readonly string[];

const COLUMNS = 40;
const ROWS = 56;
const DOTS_PER_INCH = '40';
/** From white to black. Each sign begins at a share of ink; they are closest where text is, which is light from afar. */
const SIGNS = ' .:-=+*#%@';
const BEGINS = [0, 0.01, 0.03, 0.06, 0.1, 0.15, 0.22, 0.31, 0.45, 0.65];

/** The pages of a PDF, drawn by Poppler. */
export async function pageGrids(pdf: Uint8Array): Promise<readonly PageGrid[]> {
  const folder = await mkdtemp(join(tmpdir(), 'igt-pages-'));
  try {
    const path = join(folder, 'printed.pdf');
    await writeFile(path, pdf);
    await outputOfPdfProgram('pdftoppm', ['-r', DOTS_PER_INCH, '-gray', path, join(folder, 'page')]);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.pgm')).sort();
    return await Promise.all(names.map(async (name) => gridOf(await readFile(join(folder, name)))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param image a grey picture as Poppler writes it: `P5 width height 255`, then a byte a dot */
function gridOf(image: Buffer): PageGrid {
  const [head = '', width = '', height = ''] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1')) ?? [];
  const dots = image.subarray(head.length);
  const [across, down] = [Number(width), Number(height)];
  if (head === '' || dots.length !== across * down) throw new Error('the picture of a page is not what was expected');
  return Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) => {
      const [left, right] = [edge(column, COLUMNS, across), edge(column + 1, COLUMNS, across)];
      const [top, bottom] = [edge(row, ROWS, down), edge(row + 1, ROWS, down)];
      let light = 0;
      for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) light += dots[y * across + x] ?? 0;
      return signOf(1 - light / (255 * (right - left) * (bottom - top)));
    })
      .join('')
      .trimEnd(),
  );
}

function edge(at: number, of: number, dots: number): number {
  return Math.round((at * dots) / of);
}

function signOf(ink: number): string {
  return SIGNS[BEGINS.findLastIndex((begin) => ink >= begin)] ?? ' ';
}

/** More than how a program smooths its edges can make of a piece. */
const MOST_STEPS = 1;

/** Where two grids of a page differ by more than what another version of the drawing program may make of it. */
export function differences(approved: PageGrid, found: PageGrid): string[] {
  return Array.from({ length: ROWS }, (_, row) => {
    const [before = '', now = ''] = [approved[row], found[row]];
    const isAlike = Array.from({ length: COLUMNS }, (__, at) => at).every(
      (at) => Math.abs(stepOf(before[at]) - stepOf(now[at])) <= MOST_STEPS,
    );
    return isAlike ? [] : [`row ${row + 1} was   |${before}\n${' '.repeat(String(row + 1).length + 4)} is now |${now}`];
  }).flat();
}

function stepOf(sign = ' '): number {
  return SIGNS.indexOf(sign);
}

/** Grids as the text of a file, a page below the other. */
export function textOfGrids(grids: readonly PageGrid[]): string {
  return grids.map((grid, at) => `page ${at + 1}\n${grid.map((row) => `|${row}\n`).join('')}`).join('');
}

export function gridsOfText(text: string): PageGrid[] {
  return text
    .split(/^page \d+\n/m)
    .slice(1)
    .map((page) =>
      page
        .trimEnd()
        .split('\n')
        .map((row) => row.slice(1)),
    );
}
