import { type Block, type Cell, type DocumentTree, type Inline, placeId } from '../src-main/pdf/tree/document-tree.ts';

const text = (words: string, strong = false): Inline => ({ kind: 'text', text: words, strong });
const paragraph = (words: string, tone: 'body' | 'lead' | 'quiet' | 'typed' = 'body'): Block => ({
  kind: 'paragraph',
  words: [text(words)],
  tone,
});
const heading = (level: 1 | 2 | 3 | 4, words: string, place?: string): Block => ({
  kind: 'heading',
  level,
  words: [text(words)],
  ...(place === undefined ? {} : { place: placeId(place) }),
});
const cell = (blocks: readonly Block[], isRowHeader = false, span = 1): Cell => ({ blocks, isRowHeader, span });
const prose =
  'The practice keeps a register of the information that it holds, who looks after each part of it, and where it goes. It is looked at once a year by the partners, and each change is written down with a date and a name.';

/** A document with every kind of block, for tests. */
export function everyBlock(): DocumentTree {
  return {
    title: 'Requirement 14.1-117 for Riverside Surgery',
    subject: 'Every kind of block once.',
    author: 'Riverside Surgery',
    madeAt: new Date('2026-09-01T12:00:00Z'),
    print: 'normal',
    furniture: {
      left: 'Riverside Surgery · EX0001',
      right: 'IG Toolkit 14.1 · 2026/27',
      foot: 'IG Toolkit Desktop is an independent tool. This is not a DSPT return.',
    },
    blocks: [
      {
        kind: 'cover',
        product: 'IG Toolkit Desktop',
        title: 'Completed assessment for Riverside Surgery',
        under: 'IG Toolkit 14.1 · 2026/27',
        blocks: [
          {
            kind: 'key values',
            rows: [
              { key: 'Organisation', value: [paragraph('Riverside Surgery (EX0001)')] },
              { key: 'Made on', value: [paragraph('1 September 2026 at 13:00')] },
              { key: 'Outcome', value: [paragraph('Not satisfactory: 4 of 13 requirements are below level 2')] },
            ],
          },
          {
            kind: 'figure',
            alternative: 'Answered by initiative.',
            drawing: {
              kind: 'bars',
              mark: { at: 0.66, name: 'Satisfactory' },
              bars: [
                { name: 'Information governance management', value: '3 of 5', share: 0.6 },
                { name: 'Confidentiality and data protection assurance', value: '5 of 5', share: 1 },
                { name: 'Information security assurance', value: '0 of 3', share: 0 },
                { name: 'Clinical information assurance', value: 'nothing to answer', share: null },
              ],
            },
          },
        ],
      },
      { kind: 'contents', title: 'Contents', depth: 3 },
      { kind: 'page break' },
      heading(1, '14.1-117 All staff members are provided with appropriate training on information governance', 'r117'),
      paragraph(
        'A short lead opens the page and says in two lines what the reader will find on it, and what to do with it afterwards.',
        'lead',
      ),
      paragraph(prose),
      {
        kind: 'paragraph',
        tone: 'body',
        words: [
          text('The level is '),
          { kind: 'level', mark: 2, words: 'Level 2' },
          text(', see '),
          { kind: 'link', text: 'the guidance on training', to: { kind: 'web', address: 'https://example.org/training' } },
          text(' and '),
          { kind: 'link', text: 'requirement 202', to: { kind: 'place', place: placeId('r202') } },
          text('. '),
          text('Strong words', true),
          text(' stand in it too.'),
        ],
      },
      {
        kind: 'key values',
        rows: [
          {
            key: 'Current level',
            value: [{ kind: 'paragraph', tone: 'body', words: [{ kind: 'level', mark: 1, words: 'Level 1' }] }],
          },
          { key: 'Target', value: [paragraph('Level 3')] },
          { key: 'Looked after by', value: [paragraph('Anna Example')] },
        ],
      },
      heading(2, 'What it asks for'),
      paragraph(prose),
      {
        kind: 'check list',
        items: [
          {
            box: { state: 'ticked', spoken: 'ticked' },
            label: '1a',
            words: [text(`Responsibility has been given. ${prose}`)],
            below: [paragraph('Reached. Somebody sees to it.', 'quiet')],
          },
          {
            box: { state: 'empty', spoken: 'not ticked' },
            label: '1b',
            words: [text('A training plan has been written down.')],
            below: [
              paragraph(
                'Somebody wrote this.\nOn two lines, and then at such a length that it goes over the end of a line as well.',
                'typed',
              ),
            ],
          },
          { box: { state: 'empty', spoken: 'not ticked' }, label: 'NR', words: [text('Not relevant to us')], below: [] },
        ],
      },
      heading(3, 'Notes about it'),
      {
        kind: 'list',
        marks: 'bullets',
        items: [
          [paragraph('One thing')],
          [
            paragraph(prose),
            { kind: 'list', marks: 'numbers', items: [[paragraph('First inside')], [paragraph('Second inside')]] },
          ],
          [paragraph('Another thing')],
        ],
      },
      { kind: 'list', marks: 'numbers', items: Array.from({ length: 11 }, (_, at) => [paragraph(`Step ${at + 1} of eleven`)]) },
      { kind: 'box', tone: 'note', blocks: [heading(4, 'Worth knowing'), paragraph(prose)] },
      {
        kind: 'box',
        tone: 'warning',
        blocks: [paragraph('Evidence is out of date: two files were to be looked at again by 30 September 2026.')],
      },
      heading(2, 'General comments', 'r202'),
      paragraph(
        `${prose}\n\n${prose} ${prose}\nhttps://www.example.org/a/very/long/address/that/goes/on?and=on&with=signs#and-a-place-in-it`,
        'typed',
      ),
      {
        kind: 'table',
        caption: [text('Requirements and their levels')],
        columns: [
          { title: 'Number', width: 'fit', align: 'left' },
          { title: 'Requirement', width: { weight: 3 }, align: 'left' },
          { title: 'Level', width: { weight: 1 }, align: 'left' },
          { title: 'Score', width: 'fit', align: 'right' },
        ],
        rows: [
          { cells: [cell([paragraph('Information governance management')], true, 4)] },
          ...Array.from({ length: 34 }, (_, at) => ({
            cells: [
              cell([paragraph(`14.1-${101 + at}`)], true),
              cell([
                paragraph(at % 3 === 0 ? prose : 'Responsibility has been assigned'),
                ...(at % 5 === 0 ? [paragraph('To be done by Anna', 'typed')] : []),
              ]),
              cell([
                {
                  kind: 'paragraph',
                  tone: 'body',
                  words: [
                    {
                      kind: 'level',
                      mark: ([0, 1, 2, 3, 'none', 'not counted'] as const)[at % 6] ?? 0,
                      words: ['Level 0', 'Level 1', 'Level 2', 'Level 3', 'No level yet', 'Not relevant'][at % 6] ?? '',
                    },
                  ],
                },
              ]),
              cell([paragraph(`${at * 37}`)]),
            ],
          })),
        ],
      },
      heading(1, 'To be filled in by hand'),
      paragraph('Why it is not relevant:'),
      { kind: 'writing lines', lines: 5 },
      { kind: 'group', blocks: [heading(2, 'Approval'), paragraph(prose), { kind: 'writing lines', lines: 3 }] },
    ],
  };
}
