import { expect, test } from 'vitest';
import { type Block, type DocumentTree, type Inline, placeId } from './document-tree.ts';
import { textsOf } from './texts-of.ts';

const words = (text: string): Inline[] => [{ kind: 'text', text, strong: false }];
const paragraph = (text: string): Block => ({ kind: 'paragraph', tone: 'body', words: words(text) });
const box = { state: 'empty', spoken: 'not on paper' } as const;

test('every text on paper is given once, in reading order, and nothing else is', () => {
  const tree: DocumentTree = {
    title: 'not on paper',
    subject: 'not on paper',
    author: 'not on paper',
    madeAt: new Date(0),
    print: 'normal',
    furniture: { left: '1', right: '2', foot: '3' },
    blocks: [
      { kind: 'cover', product: '4', title: '5', under: '6', blocks: [paragraph('7')] },
      { kind: 'contents', title: '8', depth: 1 },
      { kind: 'heading', level: 1, words: words('9'), place: placeId('not on paper'), bookmark: 'not on paper' },
      {
        kind: 'paragraph',
        tone: 'body',
        words: [
          { kind: 'link', text: '10', to: { kind: 'web', address: 'not on paper' } },
          { kind: 'level', mark: 1, words: '11' },
          { kind: 'box', box },
        ],
      },
      { kind: 'list', marks: 'bullets', items: [[paragraph('12')], [paragraph('13')]] },
      { kind: 'check list', items: [{ box, label: '14', words: words('15'), below: [paragraph('16')] }] },
      { kind: 'key values', rows: [{ key: '17', value: [paragraph('18')] }] },
      {
        kind: 'table',
        caption: words('19'),
        columns: [{ title: '20', width: 'fit', align: 'left' }],
        rows: [{ cells: [{ blocks: [paragraph('21')], isRowHeader: false, span: 1 }] }],
      },
      {
        kind: 'figure',
        alternative: 'not on paper',
        drawing: { kind: 'bars', bars: [{ name: '22', value: '23', share: null }], mark: { at: 0.7, name: '24' } },
      },
      { kind: 'box', tone: 'note', blocks: [{ kind: 'group', blocks: [paragraph('25')] }] },
      { kind: 'writing lines', lines: 3 },
      { kind: 'page break' },
    ],
  };
  expect([...textsOf(tree)]).toEqual(Array.from({ length: 25 }, (_, at) => `${at + 1}`));
});
