import { expect, test } from 'vitest';
import { heading, paragraph } from '../documents/parts/blocks.ts';
import { loadFaces } from '../fonts/load-faces.ts';
import type { Block, DocumentTree } from '../tree/document-tree.ts';
import { textsOf } from '../tree/texts-of.ts';
import { withNoteOfMissing } from './note-of-missing.ts';

const { faces } = loadFaces();

function tree(...blocks: readonly Block[]): DocumentTree {
  const furniture = { left: 'Riverside Surgery', right: 'IG Toolkit 14.1', foot: 'An independent tool.' };
  return { title: 'T', subject: 'S', author: 'A', madeAt: new Date(0), print: 'normal', furniture, blocks };
}

/** The blocks that are added, as lines of text; cells of a row apart by bars. */
function added(document: DocumentTree): string[] {
  return withNoteOfMissing(document, faces)
    .blocks.slice(document.blocks.length)
    .flatMap((block) =>
      block.kind === 'table'
        ? block.rows.map(({ cells }) => cells.map(({ blocks }) => [...textsOf(tree(...blocks))].slice(3).join('')).join(' | '))
        : [...textsOf(tree(block))].slice(3),
    );
}

test('a document of which every character is held stays as it is', () => {
  const document = tree(heading(1, 'Access control'), paragraph('Zoë’s café – 100 % “fine”', 'typed'));
  expect(withNoteOfMissing(document, faces)).toBe(document);
});

test('what could not be printed is listed with what it is and how often, the most frequent first', () => {
  const document = tree(heading(1, 'Access \u{1F512}\u{1F510}'), paragraph('ok \u{1F600} \u0645\u{1F600}\u{1F600}', 'typed'), {
    kind: 'key values',
    rows: [{ key: 'Half \ud83d', value: [paragraph('\u05e9')] }],
  });
  expect(added(document)).toEqual([
    'Characters that this document could not print',
    'The typeface of this document does not have these characters. Where one was typed, a mark in square brackets gives its code. Nothing is lost: in the app the words are as they were typed.',
    'Arabic and Hebrew are written from right to left. The marks stand from left to right, in the order in which the words were typed.',
    '\u{1F600} | Emoji or picture | 3',
    '\u{1F510} | Emoji or picture | 1',
    '\u0645 | Arabic | 1',
    '\ud83d | Part of a damaged character | 1',
    '\u05e9 | Hebrew | 1',
  ]);
});

test('a name that stands on every page is looked through, and counts once', () => {
  const document = tree(heading(1, 'Plain'));
  const named = { ...document, furniture: { ...document.furniture, left: '\u4e2d Surgery' } };
  expect(added(named).at(-1)).toBe('\u4e2d | Chinese or Japanese | 1');
});

test('the section is under the one title of a document, or a chapter beside others', () => {
  const level = (...blocks: readonly Block[]): unknown => {
    const note = withNoteOfMissing(tree(...blocks, paragraph('\u{1F600}')), faces).blocks[blocks.length + 1];
    return note?.kind === 'heading' ? note.level : note;
  };
  expect(level(heading(1, 'One'), heading(2, 'Under it'))).toBe(2);
  expect(level(heading(1, 'One'), heading(1, 'Two'))).toBe(1);
  expect(level({ kind: 'contents', title: 'Contents', depth: 1 }, heading(1, 'One'))).toBe(1);
  expect(level()).toBe(1);
});

test('after two hundred rows the rest is counted', () => {
  const signs = (count: number): string => Array.from({ length: count }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
  const of = (count: number): string[] => added(tree(heading(1, 'Plain'), paragraph(signs(count))));
  expect(of(200)).toHaveLength(202);
  expect(of(201).at(-1)).toBe('One more character is not in this table. Counted together, marks stand for them once.');
  expect(of(1500)).toHaveLength(203);
  expect(of(1500).at(-1)).toBe(
    '1,300 more characters are not in this table. Counted together, marks stand for them 1,300 times.',
  );
});
