import { describe, expect, it } from 'vitest';
import { everyBlock } from '../../../tests/every-block.ts';
import { elementsOf, pagesOf, placingFaults, readingOf, saidBy, saidIn } from '../../../tests/placed-documents.ts';
import { loadFaces } from '../fonts/load-faces.ts';
import type { Block, Cell } from '../tree/document-tree.ts';
import { layOut } from './lay-out.ts';
import { cutIntoPages } from './pages.ts';
import { backgroundArtifact, room, type Strip, type Surround } from './strips.ts';

const { faces } = loadFaces();
const lay = (...blocks: readonly Block[]) => layOut({ ...everyBlock(), blocks }, faces);
const words = (text: string): Block => ({ kind: 'paragraph', tone: 'body', words: [{ kind: 'text', text, strong: false }] });
const lines = (count: number): Block => words(Array.from({ length: count }, (_, at) => `line ${at}`).join('\n'));
const heading = (text: string): Block => ({ kind: 'heading', level: 1, words: [{ kind: 'text', text, strong: false }] });
const cell = (...blocks: readonly Block[]): Cell => ({ blocks, isRowHeader: false, span: 1 });
const table = (...rows: readonly (readonly Cell[])[]): Block => ({
  kind: 'table',
  caption: [],
  columns: [
    { title: 'First', width: { weight: 1 }, align: 'left' },
    { title: 'Second', width: { weight: 2 }, align: 'left' },
  ],
  rows: rows.map((cells) => ({ cells })),
});

describe('a column that is cut into pages', () => {
  /** How many strips of height 10 are on each page of height 50, by a mark that each draws. */
  const counts = (strips: readonly Partial<Strip>[]): readonly number[] => {
    const mark = { kind: 'target', target: { level: 1, bookmark: '' }, y: 0 } as const;
    return cutIntoPages(
      strips.map((more) => room(10, { pieces: [mark], ...more })),
      50,
      0,
    ).map((pieces) => pieces.filter(({ kind }) => kind === 'target').length);
  };
  const some = (count: number, more: Partial<Strip> = {}): readonly Partial<Strip>[] => Array.from({ length: count }, () => more);

  it('has full pages', () => {
    expect(counts(some(12))).toEqual([5, 5, 2]);
  });

  it('has no gap at the top of a page', () => {
    expect(counts(some(9, { gap: 10 }))).toEqual([3, 3, 3]);
  });

  it('ends a page where the least is against it', () => {
    expect(counts([...some(3), ...some(4, { hold: 'together' })])).toEqual([2, 5]);
    expect(counts([...some(3), {}, ...some(3, { hold: 'together' })])).toEqual([3, 4]);
    expect(counts([...some(3), { keepsNext: true }, { keepsNext: true }, {}, {}])).toEqual([3, 4]);
    expect(counts([...some(2), {}, { hold: 'lines' }, { hold: 'together' }, { hold: 'lines' }, {}])).toEqual([2, 5]);
  });

  it('ends where it must, and also where everything is against it', () => {
    expect(counts([{}, {}, { hold: 'page' }, {}])).toEqual([2, 2]);
    expect(counts(some(7, { hold: 'next' }))).toEqual([5, 2]);
  });

  it('sets a strip that is too high for any page on one of its own', () => {
    expect(counts([{}, { height: 80 }, {}])).toEqual([1, 1, 1]);
  });

  it('has what goes around its strips on each page, with room for it', () => {
    const around: Surround = {
      again: { height: 10, pieces: [] },
      foot: 10,
      behind: (top, bottom) => [
        { kind: 'shape', owner: backgroundArtifact, shape: { points: [[top, bottom]], closed: true, fill: null, stroke: null } },
      ],
    };
    const pages = cutIntoPages(
      some(9, { within: [around] }).map((more) => room(10, more)),
      50,
      100,
    );
    expect(pages.map((pieces) => pieces.flatMap((piece) => (piece.kind === 'shape' ? piece.shape.points : [])))).toEqual([
      [[100, 150]],
      [[100, 150]],
      [[100, 130]],
    ]);
  });
});

describe('paragraphs and headings', () => {
  it('leave no single line at the foot or the head of a page, and stay one paragraph', () => {
    for (let before = 30; before < 60; before++) {
      const placed = lay(lines(before), words('words '.repeat(60)));
      const paragraph = elementsOf(placed.structure, 'P')[1];
      const heights = placed.pages.map(
        ({ fragments }) =>
          new Set(
            fragments
              .filter(({ belongsTo }) => belongsTo === paragraph?.kids[0])
              .flatMap(({ draws }) => draws.map((draw) => (draw.kind === 'text' ? draw.y : 0))),
          ).size,
      );
      expect(heights).not.toContain(1);
      expect(heights.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(3);
    }
  });

  it('stand together: a heading with two lines of what follows, or with the head and the first row of a table', () => {
    for (let before = 25; before < 60; before++) {
      for (const below of [words('words '.repeat(60)), table([cell(words('a')), cell(words('b'))])]) {
        const placed = lay(lines(before), heading('Below'), below);
        const at = pagesOf(placed, elementsOf(placed.structure, 'H1')[0] ?? placed.structure)[0];
        const first = below.kind === 'table' ? elementsOf(placed.structure, 'TD')[0] : elementsOf(placed.structure, 'P')[1];
        expect(pagesOf(placed, first ?? placed.structure)[0]).toBe(at);
      }
    }
  });
});

describe('a group', () => {
  it('stands on one page where it fits on one', () => {
    for (let before = 10; before < 60; before += 3) {
      const placed = lay(lines(before), { kind: 'group', blocks: [words('first'), lines(20), words('last')] });
      const [, first, , last] = elementsOf(placed.structure, 'P').map((element) => pagesOf(placed, element));
      expect(last).toEqual(first);
    }
  });
});

describe('a table', () => {
  it('has its head on every page, read once', () => {
    const placed = lay(table(...Array.from({ length: 80 }, (_, at) => [cell(words(`${at}`)), cell(words('b'))])));
    const repeated = placed.pages.map(
      ({ fragments }) =>
        fragments.filter(
          (one) => one.belongsTo.kind === 'artifact' && one.belongsTo.type === 'layout' && saidIn(one) === 'FirstSecond',
        ).length,
    );
    expect(repeated).toEqual([0, ...repeated.slice(1).map(() => 1)]);
    expect(repeated.length).toBeGreaterThan(2);
    expect(saidBy(placed, elementsOf(placed.structure, 'THead')[0] ?? placed.structure)).toBe('FirstSecond');
  });

  it('keeps a row whole', () => {
    for (let before = 20; before < 50; before++) {
      const placed = lay(lines(before), table([cell(words('a')), cell(lines(9))], [cell(words('c')), cell(lines(9))]));
      for (const row of elementsOf(placed.structure, 'TR')) {
        expect(pagesOf(placed, row)).toHaveLength(1);
      }
    }
  });

  it('goes on over pages with a row that is higher than one, which is still one row', () => {
    const placed = lay(table([cell(words('a')), cell(lines(150))], [cell(lines(3)), cell(words('last'))]));
    const [, tall] = elementsOf(placed.structure, 'TR');
    expect(pagesOf(placed, tall ?? placed.structure).length).toBeGreaterThan(2);
    expect(placingFaults(placed, 62)).toEqual([]);
    expect(saidBy(placed, tall ?? placed.structure)).toBe(`a${Array.from({ length: 150 }, (_, at) => `line ${at}`).join(' ')}`);
  });
});

describe('a long document', () => {
  it('of 100,000 characters in one comment, in one cell, or with 500 requirements is laid out', () => {
    const long = 'A sentence of some length that somebody wrote. '.repeat(2_200);
    for (const blocks of [
      [words(long)],
      [table([cell(words('a')), cell(words(long))])],
      [{ kind: 'box', tone: 'note', blocks: [words('x'.repeat(5_000)), words(long)] } as const],
      Array.from({ length: 500 }, (_, at) => [
        heading(`Requirement ${at}`),
        words('words '.repeat(90)),
        table([cell(words('a')), cell(words('b'))]),
      ]).flat(),
    ]) {
      const placed = lay(...blocks);
      expect(placingFaults(placed, 62)).toEqual([]);
      expect(placed.pages.length).toBeGreaterThan(20);
    }
  });
});

describe('what belongs together', () => {
  const every = Array.from({ length: 45 }, (_, at) => at);
  const tick = (below: readonly Block[]): Block => ({
    kind: 'check list',
    items: [
      {
        box: { state: 'empty', spoken: 'to tick by hand' },
        label: '',
        words: [{ kind: 'text', text: 'Do it', strong: false }],
        below,
      },
    ],
  });

  it.each([
    ['a table', table([cell(words('one')), cell(words('two'))]), 'TR'],
    ['a list to tick', tick([]), 'LI'],
  ] as const)('words of ours stand on the page of %s that they lead to, wherever the page ends', (_, after, role) => {
    for (const above of every) {
      const placed = lay(lines(above + 1), words('Of another thing.'), words('Tick what you have.'), after);
      const [, , said] = elementsOf(placed.structure, 'P').map((one) => pagesOf(placed, one));
      const [next] = elementsOf(placed.structure, role).map((one) => pagesOf(placed, one));
      expect(said, String(above)).toEqual(next);
    }
  });

  it('the few lines under a box to tick stay with it', () => {
    for (const above of every) {
      const placed = lay(lines(above + 1), tick([words('Where: in the office')]));
      const [item] = elementsOf(placed.structure, 'LI');
      expect(item && pagesOf(placed, item), String(above)).toHaveLength(1);
    }
  });

  it('the last row of a table is never alone on a page', () => {
    for (const above of every) {
      const rows = ['one', 'two', 'three'].map((name) => [cell(words(name)), cell(words(name))]);
      const placed = lay(lines(above + 1), table(...rows));
      const [, , two, three] = elementsOf(placed.structure, 'TR').map((one) => pagesOf(placed, one));
      expect(three, String(above)).toEqual(two);
    }
  });

  it('a cell without a line to write on, where some were asked for, still says what it says', () => {
    const placed = lay(table([cell(words('one')), cell(words('two'), { kind: 'writing lines', lines: 0 })]));
    expect(readingOf(placed)).toEqual(['First', 'Second', 'one', 'two']);
  });

  it('what stands on a cover stays on its page also under a long title', () => {
    const cover = (title: string): Block => ({ kind: 'cover', product: 'Product', title, under: 'Under', blocks: [lines(22)] });
    expect(lay(cover('Riverside Surgery')).pages).toHaveLength(1);
    expect(
      lay(cover('The Riverside and Lakeside Partnership of Surgeries with the Old Mill Branch and the Walk-in Centre')).pages,
    ).toHaveLength(1);
  });
});
