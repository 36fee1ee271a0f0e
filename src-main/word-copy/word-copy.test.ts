import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { faultOfXml, paragraphsOfPart, partsOfDocx } from '../../tests/read-docx.ts';
import { numberCollector } from '../evidence-text/number-collector.ts';
import { readOfficeFile } from '../evidence-text/office/read-office-file.ts';
import { assessmentDocument } from '../pdf/documents/assessment.ts';
import { type Block, type DocumentTree, type Inline, placeId } from '../pdf/tree/document-tree.ts';
import { wordCopy } from './word-copy.ts';
import { writableText } from './writable-text.ts';

const text = (words: string, strong = false): Inline => ({ kind: 'text', text: words, strong });
const paragraph = (words: string, tone: 'body' | 'typed' = 'body'): Block => ({ kind: 'paragraph', words: [text(words)], tone });
const heading = (level: 1 | 2 | 3, words: string, place?: string): Block => ({
  kind: 'heading',
  level,
  words: [text(words)],
  ...(place === undefined ? {} : { place: placeId(place) }),
});

function treeOf(blocks: readonly Block[], more: Partial<DocumentTree> = {}): DocumentTree {
  return {
    title: 'Assessment of Riverside Surgery',
    subject: 'Every answer.',
    author: 'Riverside Surgery',
    madeAt: new Date('2026-09-02T13:32:00.000Z'),
    furniture: { left: 'Riverside Surgery · EX0001', right: 'IG Toolkit 14.1 · 2026/27', foot: 'Independent tool' },
    print: 'normal',
    blocks,
    ...more,
  };
}

async function read(tree: DocumentTree) {
  const bytes = await wordCopy(tree);
  const parts = await partsOfDocx(bytes);
  const body = parts.get('word/document.xml') ?? '';
  return { bytes, parts, body, paragraphs: paragraphsOfPart(body) };
}

const EVERYTHING: readonly Block[] = [
  {
    kind: 'cover',
    product: 'IG Toolkit Desktop',
    title: 'Our assessment',
    under: 'General practice',
    blocks: [paragraph('On the cover')],
  },
  { kind: 'contents', title: 'Contents', depth: 2 },
  { kind: 'page break' },
  heading(1, 'Answers', 'answers'),
  {
    kind: 'paragraph',
    tone: 'lead',
    words: [
      text('See '),
      { kind: 'link', text: 'the law', to: { kind: 'web', address: 'https://example.org/law?a=1&b=2' } },
      text(' and '),
      { kind: 'link', text: 'below', to: { kind: 'place', place: placeId('r117') } },
    ],
  },
  heading(2, '117 Training', 'r117'),
  { kind: 'paragraph', tone: 'body', words: [{ kind: 'level', mark: 2, words: 'Level 2' }] },
  {
    kind: 'check list',
    items: [
      {
        box: { state: 'ticked', spoken: 'ticked' },
        label: '1a',
        words: [text('Somebody is named.')],
        below: [paragraph('In the minutes', 'typed')],
      },
      { box: { state: 'empty', spoken: 'not ticked' }, label: '1b', words: [text('There is a plan.')], below: [] },
    ],
  },
  {
    kind: 'list',
    marks: 'numbers',
    items: [[paragraph('first')], [paragraph('second'), { kind: 'list', marks: 'bullets', items: [[paragraph('inner')]] }]],
  },
  { kind: 'list', marks: 'numbers', items: [[paragraph('first again')]] },
  { kind: 'key values', rows: [{ key: 'Organisation', value: [paragraph('Riverside Surgery')] }] },
  {
    kind: 'table',
    caption: [text('Evidence')],
    columns: [
      { title: 'What', width: { weight: 1 }, align: 'left' },
      { title: 'Size', width: 'fit', align: 'right' },
    ],
    rows: [
      {
        cells: [
          { blocks: [paragraph('Training log')], isRowHeader: true, span: 1 },
          { blocks: [], isRowHeader: false, span: 1 },
        ],
      },
      { cells: [{ blocks: [paragraph('Nothing else')], isRowHeader: false, span: 2 }] },
    ],
  },
  {
    kind: 'figure',
    drawing: {
      kind: 'bars',
      bars: [{ name: 'Management', value: '2 of 5', share: 0.4 }],
      mark: { at: 2 / 3, name: 'Level 2 everywhere' },
    },
    alternative: 'Answered by initiative.',
  },
  { kind: 'box', tone: 'warning', blocks: [paragraph('Mind this')] },
  { kind: 'group', blocks: [heading(3, 'Together'), paragraph('kept')] },
  { kind: 'writing lines', lines: 2 },
];

describe('a document with everything in it', () => {
  test('has each word once, in order, headings as headings and boxes with their words', async () => {
    const { paragraphs } = await read(treeOf(EVERYTHING));
    expect(paragraphs.filter(({ text: said }) => said.trim() !== '').map(({ style, text: said }) => [style, said])).toEqual([
      ['Quiet', 'IG Toolkit Desktop'],
      ['Title', 'Our assessment'],
      ['Lead', 'General practice'],
      [null, 'On the cover'],
      ['ContentsTitle', 'Contents'],
      ['TOC1', 'Answers\t'],
      ['TOC2', '117 Training\t'],
      ['Heading1', 'Answers'],
      ['Lead', 'See the law and below'],
      ['Heading2', '117 Training'],
      [null, 'Level 2'],
      [null, '☑\t1a Somebody is named. (ticked)'],
      ['Typed', 'In the minutes'],
      [null, '☐\t1b There is a plan. (not ticked)'],
      ['ListParagraph', 'first'],
      ['ListParagraph', 'second'],
      ['ListParagraph', 'inner'],
      ['ListParagraph', 'first again'],
      [null, 'Organisation'],
      [null, 'Riverside Surgery'],
      ['Caption', 'Evidence'],
      [null, 'What'],
      [null, 'Size'],
      [null, 'Training log'],
      [null, 'Nothing else'],
      [null, 'Management'],
      [null, '2 of 5'],
      [null, 'Level 2 everywhere'],
      [null, '67 %'],
      [null, 'Mind this'],
      ['Heading3', 'Together'],
      [null, 'kept'],
    ]);
  });

  test('is well-formed in every part, and says what it is in its properties', async () => {
    const { parts } = await read(treeOf(EVERYTHING, { title: 'A & B <C>' }));
    for (const [name, xml] of parts) expect(`${name}: ${faultOfXml(xml)}`).toBe(`${name}: null`);
    const core = parts.get('docProps/core.xml');
    expect(core).toContain('<dc:title>A &amp; B &lt;C&gt;</dc:title>');
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect(core).toContain('2026-09-02T13:32:00Z');
    expect(parts.get('word/styles.xml')).toContain('w:lang w:val="en-GB"');
  });

  test('repeats the heads of tables, keeps headings with what follows, and leads to the web and to its own places', async () => {
    const { body, parts } = await read(treeOf(EVERYTHING));
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(parts.get('word/styles.xml')).toMatch(/w:styleId="Heading1"(?:(?!<\/w:style>).)*<w:keepNext\/>/);
    expect(parts.get('word/_rels/document.xml.rels')).toContain('Target="https://example.org/law?a=1&amp;b=2"');
    const [, place] = /<w:bookmarkStart w:name="(heading_2)"/.exec(body) ?? [];
    expect(body.match(new RegExp(`w:anchor="${place}"`, 'g'))).toHaveLength(2);
  });

  test('has whose it is and the page at the edges of every page but the cover', async () => {
    const { parts, body } = await read(treeOf(EVERYTHING));
    const edges = [...parts].filter(([name]) => /word\/(header|footer)\d\.xml/.test(name));
    const said = edges.map(([, xml]) =>
      paragraphsOfPart(xml)
        .map((one) => one.text)
        .join('|'),
    );
    expect(said.filter((words) => words === 'Riverside Surgery · EX0001\tIG Toolkit 14.1 · 2026/27')).toHaveLength(1);
    expect(said.filter((words) => words.startsWith('Independent tool|Page '))).toHaveLength(2);
    expect(body).toContain('<w:titlePg/>');
  });

  test('is the same file whenever and however often it is made', async () => {
    const first = await wordCopy(treeOf(EVERYTHING));
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:09.000Z') });
    onTestFinished(() => void vi.useRealTimers());
    expect(Buffer.from(await wordCopy(treeOf(EVERYTHING))).equals(Buffer.from(first))).toBe(true);
  });

  test('in large print is set in 18 points', async () => {
    const { parts } = await read(treeOf(EVERYTHING, { print: 'large' }));
    expect(parts.get('word/styles.xml')).toMatch(/<w:rPrDefault>.*<w:sz w:val="36"\/>.*<\/w:rPrDefault>/);
  });
});

test('lines that begin with a right-to-left letter run from the right, and such words in others are marked as such', async () => {
  const { paragraphs, body } = await read(treeOf([paragraph('سجل التدريب 2026\nThe log of سجل is here\nplain', 'typed')]));
  expect(paragraphs.slice(0, 3)).toEqual([
    { style: 'Typed', text: 'سجل التدريب 2026', isRightToLeft: true },
    { style: 'Typed', text: 'The log of سجل is here', isRightToLeft: false },
    { style: 'Typed', text: 'plain', isRightToLeft: false },
  ]);
  expect(body.match(/<w:rtl\/>/g)).toHaveLength(2);
});

test('whatever was typed is in it unchanged, but for characters that XML cannot hold, which are shown by marks', async () => {
  const unit = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('a', ' ', '\n', '\r\n', '\t', '<', '&', '"', ']]>', '😀', 'ش', 'א', '漢', 'ё', '1') },
    {
      weight: 2,
      arbitrary: fc.constantFrom('\u0001', '\u000b', '\u001f', '\ufffe', '\uffff', '\ud83d', '\u2028', '\u0085', '\u200f'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(unit, { maxLength: 40 }), async (pieces) => {
      const typed = pieces.join('');
      const { paragraphs, body } = await read(
        treeOf([
          paragraph('MARK-1'),
          { kind: 'box', tone: 'note', blocks: [paragraph(typed, 'typed')] },
          { kind: 'key values', rows: [{ key: 'MARK-2', value: [paragraph(typed)] }] },
        ]),
      );
      expect(faultOfXml(body)).toBe(null);
      const lines = paragraphs.map((one) => one.text);
      const expected = writableText(typed).split('\n');
      expect(lines.slice(0, 2 + 2 * expected.length)).toEqual(['MARK-1', ...expected, 'MARK-2', ...expected]);
      expect(writableText(typed).length).toBeGreaterThanOrEqual(typed.replaceAll('\r\n', '\n').length);
    }),
    { numRuns: 25 },
  );
});

test('our own reader of office files finds what stands in it', async () => {
  const found: string[] = [];
  const numbers = numberCollector((number) => found.push(number));
  await readOfficeFile(Buffer.from(await wordCopy(treeOf([paragraph('Seen by 943 476 5919 on Monday', 'typed')]))), numbers);
  numbers.end();
  expect(found).toEqual(['943 476 5919']);
});

test('a comment of 100,000 characters and a word of 5,000 are written whole', async () => {
  const long = `${'Nobody reads this. '.repeat(5_300)}${'x'.repeat(5_000)}`;
  const { paragraphs } = await read(treeOf([paragraph(long, 'typed')]));
  expect(paragraphs[0]?.text).toBe(long);
});

test('the copy of an assessment has everything that was typed into it, each line once', async () => {
  const set = exampleSet();
  const on = practiceComputer(1);
  const typed = new Map(
    ['comment', 'evidence/1a-letter/location', 'evidence/1a-letter/details', 'evidence/1b-plan/title'].map((leaf, at) => [
      leaf,
      `Marker ${at} <&> 😀 سجل`,
    ]),
  );
  on.act([
    ...['1a', '1b'].map((id) => says('101', `criteria/${id}`, true)),
    ...[...typed].map(([leaf, value]) => says('101', leaf, value)),
  ]);
  const asked = { kind: 'assessment', set: set.id, print: 'normal', assessment: ASSESSMENT } as const;
  const made = assessmentDocument.tree(asked, {
    set,
    folded: on.folded,
    at: new Date('2026-09-02T13:32:00Z'),
    embedded: new Map(),
  });
  if (!made.ok) throw new Error(made.refusal);
  const { paragraphs, parts } = await read(made.value);
  const said = paragraphs.map((one) => one.text).join('\n');
  for (const words of typed.values()) expect(said.split(words), words).toHaveLength(2);
  for (const [name, xml] of parts) expect(`${name}: ${faultOfXml(xml)}`).toBe(`${name}: null`);
  const levels = paragraphs.flatMap(({ style }) => /^Heading(\d)$/.exec(style ?? '')?.[1] ?? []).map(Number);
  expect(levels[0]).toBe(1);
  for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
});
