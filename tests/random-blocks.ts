import fc from 'fast-check';
import type { Block, Cell, HeadingBlock, Inline, LevelMark } from '../src-main/pdf/tree/document-tree.ts';

/** Random documents: any kind of block, to a small depth, with words of every length and sort. */

const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-z]{1,12}$/) },
  fc.constantFrom('well-known', 'and/or', 'https://www.example.org/a/b?c=d&e=f', 'a@example.org', 'Łódź', 'Ελλάδα', 'слово'),
  fc.constantFrom(
    'soft\u00adhyphen\u00adated',
    'no\u00a0break',
    '😀',
    '👨‍👩‍👧‍👦',
    'שלום',
    '\u0007',
    '  ',
    '\t',
    'zero\u200bwidth',
  ),
  fc.integer({ min: 20, max: 300 }).map((length) => 'x'.repeat(length)),
);
export const someText = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\n', '')), { maxLength: 30 })
  .map((words) => words.map(([one, end]) => one + end).join(''));

const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('text'), text: someText, strong: fc.boolean() }) },
  fc.record({
    kind: fc.constant('link'),
    text: someText,
    to: fc.constant({ kind: 'web', address: 'https://example.org/' } as const),
  }),
  fc.record({
    kind: fc.constant('level'),
    mark: fc.constantFrom<LevelMark>(0, 1, 2, 3, 'none', 'not counted'),
    words: fc.constantFrom('Level 2', 'No level yet'),
  }),
  fc.record({
    kind: fc.constant('box'),
    box: fc.constantFrom({ state: 'ticked', spoken: 'ticked' } as const, { state: 'empty', spoken: 'not ticked' } as const),
  }),
);
const inlines = fc.array(inline, { maxLength: 4 });
const paragraph: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('paragraph' as const),
  words: inlines,
  tone: fc.constantFrom('body', 'lead', 'quiet', 'typed'),
});
const writingLines: fc.Arbitrary<Block> = fc.record({ kind: fc.constant('writing lines' as const), lines: fc.nat(30) });
const items = fc.array(fc.array(paragraph, { maxLength: 2 }), { maxLength: 4 });
const inCell: fc.Arbitrary<Block> = fc.oneof(
  paragraph,
  writingLines,
  fc.record({ kind: fc.constant('list' as const), marks: fc.constantFrom('bullets', 'numbers'), items }),
);
const heading: fc.Arbitrary<HeadingBlock> = fc.record({
  kind: fc.constant('heading'),
  level: fc.constantFrom(1, 2, 3, 4),
  words: someText.map((text): readonly Inline[] => [{ kind: 'text', text: `Heading ${text}`, strong: false }]),
});

/** No table stands in a cell of another: a column could become narrower than a letter. */
const { blocks } = fc.letrec<{ blocks: readonly Block[]; block: Block }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 4, depthIdentifier: 'blocks' }),
  block: fc.oneof(
    { depthIdentifier: 'blocks', maxDepth: 2, withCrossShrink: true },
    paragraph,
    heading,
    writingLines,
    fc.record({
      kind: fc.constant('list' as const),
      marks: fc.constantFrom('bullets', 'numbers'),
      items: fc.array(tie('blocks'), { maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant('box' as const), tone: fc.constantFrom('note', 'warning'), blocks: tie('blocks') }),
    fc.record({ kind: fc.constant('group' as const), blocks: tie('blocks') }),
    fc.record({
      kind: fc.constant('key values' as const),
      rows: fc.array(fc.record({ key: someText, value: fc.array(inCell, { maxLength: 3 }) }), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('check list' as const),
      items: fc.array(
        fc.record({
          box: fc.constant({ state: 'ticked', spoken: 'ticked' } as const),
          label: fc.constantFrom('', '1a', 'Level 0'),
          words: inlines,
          below: tie('blocks'),
        }),
        { maxLength: 4 },
      ),
    }),
    aTable(fc.array(inCell, { maxLength: 3 })),
    aFigure(),
  ),
})) as { blocks: fc.Arbitrary<readonly Block[]> };

export const anyBlocks = blocks;

function aTable(inCells: fc.Arbitrary<readonly Block[]>): fc.Arbitrary<Block> {
  return fc.integer({ min: 1, max: 6 }).chain((width) => {
    const column = fc.record({
      title: someText,
      width: fc.constantFrom('fit' as const, { weight: 1 }, { weight: 3 }),
      align: fc.constantFrom('left' as const, 'right' as const),
    });
    const cell = (span: number): fc.Arbitrary<Cell> =>
      fc.record({ blocks: inCells, isRowHeader: fc.boolean(), span: fc.constant(span) });
    const row = fc
      .oneof(fc.tuple(...Array.from({ length: width }, () => cell(1))), fc.tuple(cell(width)))
      .map((cells) => ({ cells }));
    return fc.record({
      kind: fc.constant('table' as const),
      caption: inlines,
      columns: fc.array(column, { minLength: width, maxLength: width }),
      rows: fc.array(row, { maxLength: 8 }),
    });
  });
}

function aFigure(): fc.Arbitrary<Block> {
  const bar = fc.record({
    name: someText,
    value: fc.stringMatching(/^[0-9 a-z]{0,12}$/),
    share: fc.constantFrom(null, 0, 0.4, 1),
  });
  const mark = fc.constantFrom(null, { at: 0.66, name: 'Satisfactory' });
  return fc.record({
    kind: fc.constant('figure' as const),
    drawing: fc.record({ kind: fc.constant('bars' as const), bars: fc.array(bar, { maxLength: 6 }), mark }),
    alternative: fc.constant('bars'),
  });
}
