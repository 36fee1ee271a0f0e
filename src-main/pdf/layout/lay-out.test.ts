import { describe, expect, it } from 'vitest';
import { everyBlock } from '../../../tests/every-block.ts';
import { elementsOf, placingFaults, rolesOf, saidBy, saidIn } from '../../../tests/placed-documents.ts';
import { loadFaces } from '../fonts/load-faces.ts';
import type { Block, DocumentTree } from '../tree/document-tree.ts';
import { layOut } from './lay-out.ts';
import { styleOf } from './style.ts';

const { faces } = loadFaces();
const lay = (blocks: readonly Block[]) => layOut({ ...everyBlock(), blocks }, faces);

describe('a document with every kind of block', () => {
  it.each(['normal', 'large'] as const)(
    'in %s print: every leaf is drawn, once a page, in order, inside the margins',
    (print) => {
      expect(placingFaults(layOut({ ...everyBlock(), print }, faces), styleOf(print).page.left)).toEqual([]);
    },
  );

  it('is read alike in normal and in large print', () => {
    const [normal, large] = (['normal', 'large'] as const).map((print) => layOut({ ...everyBlock(), print }, faces));
    expect(large?.structure).toEqual(normal?.structure);
    expect(large?.pages.length).toBeGreaterThan(normal?.pages.length ?? 0);
  });

  it('has no letter under 16 points in large print', () => {
    const { pages } = layOut({ ...everyBlock(), print: 'large' }, faces);
    const sizes = pages.flatMap(({ fragments }) =>
      fragments.flatMap(({ draws }) => draws.map((draw) => (draw.kind === 'text' ? draw.size : 99))),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });

  it('is the same each time', () => {
    expect(layOut(everyBlock(), faces)).toEqual(layOut(everyBlock(), faces));
  });
});

describe('pages', () => {
  const placed = layOut(everyBlock(), faces);

  it('are called by what stands on them: the cover by its name, the others by the number that they have in the file', () => {
    expect(placed.pages.map(({ label }) => label)).toEqual(['Cover', ...placed.pages.slice(1).map((_, index) => `${index + 2}`)]);
    const numbers = placed.pages.map(({ fragments }) =>
      fragments
        .filter(({ belongsTo }) => belongsTo.kind === 'artifact' && belongsTo.type === 'footer')
        .map(saidIn)
        .join(''),
    );
    expect(numbers[0]).toBe(everyBlock().furniture.foot);
    expect(numbers[2]).toBe(`${everyBlock().furniture.foot}Page 3 of ${placed.pages.length}`);
  });

  it('have what runs on every page as artifacts, and none of it on the cover but the foot', () => {
    const heads = placed.pages.map(({ fragments }) =>
      fragments
        .filter(({ belongsTo }) => belongsTo.kind === 'artifact' && belongsTo.type === 'header')
        .map(saidIn)
        .join('|'),
    );
    expect(heads[0]).toBe('');
    expect(new Set(heads.slice(1))).toEqual(new Set(['Riverside Surgery · EX0001IG Toolkit 14.1 · 2026/27']));
  });

  it('are there even for a document that says nothing', () => {
    expect(lay([]).pages.map(({ label }) => label)).toEqual(['1']);
  });

  it('give a name of any length its place', () => {
    const tree: DocumentTree = {
      ...everyBlock(),
      furniture: { left: 'long '.repeat(200), right: 'x'.repeat(500), foot: 'foot '.repeat(200) },
    };
    for (const print of ['normal', 'large'] as const) {
      expect(placingFaults(layOut({ ...tree, print }, faces), styleOf(print).page.left)).toEqual([]);
    }
  });
});

describe('contents and bookmarks', () => {
  const placed = layOut(everyBlock(), faces);

  it('have each heading under the one above it', () => {
    expect(placed.bookmarks.map(({ words }) => words)).toEqual([
      'Completed assessment for Riverside Surgery',
      'Contents',
      '14.1-117 All staff members are provided with appropriate training on information governance',
      'To be filled in by hand',
    ]);
    expect(placed.bookmarks[2]?.below.map(({ words, below }) => [words, below.length])).toEqual([
      ['What it asks for', 1],
      ['General comments', 0],
    ]);
  });

  it('say the pages on which the headings are, and lead there', () => {
    const entries = elementsOf(placed.structure, 'TOCI').map((entry) => saidBy(placed, entry));
    expect(entries).toContain('What it asks for3');
    const last = placed.bookmarks[3];
    expect(entries).toContain(`To be filled in by hand${placed.pages[last?.page ?? 0]?.label}`);
    const links = placed.pages.flatMap(({ links: all }) => all);
    expect(links.find(({ contents }) => contents === 'To be filled in by hand')?.to).toEqual({
      kind: 'page',
      page: last?.page,
      y: last?.y,
    });
  });

  it('have dots that nobody hears', () => {
    const dots = placed.pages[1]?.fragments.filter((fragment) => /\. \. \./.test(saidIn(fragment)));
    expect(dots?.map(({ belongsTo }) => belongsTo)).toEqual([{ kind: 'artifact', type: 'layout' }]);
  });
});

describe('the structure', () => {
  it('puts what follows a heading into its section', () => {
    const heading = (level: 1 | 2, words: string): Block => ({
      kind: 'heading',
      level,
      words: [{ kind: 'text', text: words, strong: false }],
    });
    const words: Block = { kind: 'paragraph', tone: 'body', words: [{ kind: 'text', text: 'words', strong: false }] };
    const blocks = [
      words,
      heading(1, 'one'),
      words,
      heading(2, 'in one'),
      { kind: 'group', blocks: [words, heading(2, 'in one too')] } as const,
      heading(1, 'two'),
      words,
    ];
    expect(rolesOf(lay(blocks).structure)).toBe('Document(P Sect(H1 P Sect(H2 P) Sect(H2)) Sect(H1 P))');
  });

  it('says of a table what its cells are, and as many in each row', () => {
    const placed = layOut(everyBlock(), faces);
    const table = elementsOf(placed.structure, 'Table').at(-1);
    expect(table?.attributes.summary).toBe('Requirements and their levels');
    expect(table?.kids.map((kid) => kid.kind === 'element' && kid.role)).toEqual(['Caption', 'THead', 'TBody']);
    const rows = table === undefined ? [] : elementsOf(table, 'TR');
    expect(
      new Set(
        rows.map(({ kids }) =>
          kids.reduce((sum, kid) => sum + (kid.kind === 'element' ? (kid.attributes.columnSpan ?? 1) : 0), 0),
        ),
      ),
    ).toEqual(new Set([4]));
    expect(rows[0]?.kids.map((kid) => kid.kind === 'element' && kid.attributes.scope)).toEqual([
      'Column',
      'Column',
      'Column',
      'Column',
    ]);
    expect(rows[2]?.kids.map((kid) => kid.kind === 'element' && (kid.attributes.scope ?? kid.role))).toEqual([
      'Row',
      'TD',
      'TD',
      'TD',
    ]);
  });

  it('has key values as a table of which each row has its header', () => {
    const values: Block = { kind: 'key values', rows: [{ key: 'Target', value: [] }] };
    expect(rolesOf(lay([values]).structure)).toBe('Document(Table(TBody(TR(TH(P) TD))))');
  });

  it('says whether a box is ticked', () => {
    const placed = layOut(everyBlock(), faces);
    const boxes = elementsOf(placed.structure, 'Form').map(({ attributes }) => attributes.checkBox);
    expect(boxes).toEqual([
      { isTicked: true, spoken: 'ticked' },
      { isTicked: false, spoken: 'not ticked' },
      { isTicked: false, spoken: 'not ticked' },
    ]);
    expect(rolesOf(elementsOf(placed.structure, 'L')[0] ?? placed.structure)).toContain('LI(Lbl(Form) LBody(P P))');
  });

  it('has no element for words that are not there, and no link that leads nowhere', () => {
    const words: Block = {
      kind: 'paragraph',
      tone: 'body',
      words: [
        { kind: 'text', text: '', strong: false },
        { kind: 'link', text: 'nowhere', to: { kind: 'place', place: 'gone' as never } },
      ],
    };
    const placed = lay([words, { kind: 'paragraph', tone: 'body', words: [] }]);
    expect(rolesOf(placed.structure)).toBe('Document(P)');
    expect(saidBy(placed, placed.structure)).toBe('nowhere');
  });
});
