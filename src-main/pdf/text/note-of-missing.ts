import { cell, column, heading, paragraph, text } from '../documents/parts/blocks.ts';
import type { Faces } from '../fonts/face.ts';
import type { Block, DocumentTree, TableBlock } from '../tree/document-tree.ts';
import { textsOf } from '../tree/texts-of.ts';
import { kindOfCharacter } from './kind-of-character.ts';
import { prepareText } from './prepare-text.ts';
import type { MarkPiece } from './prepared-piece.ts';

/** Nobody reads more; the rest is counted. */
const MOST_ROWS = 200;

/** How often something stands in a document as a mark. */
type Missing = Pick<MarkPiece, 'code' | 'character' | 'times'>;

/**
 * Adds a section at the end of a document that says which characters stand in it as marks.
 *
 * @returns the same tree where the faces hold everything
 */
export function withNoteOfMissing(tree: DocumentTree, faces: Faces): DocumentTree {
  const missing = missingIn(tree, faces);
  return missing.length === 0 ? tree : { ...tree, blocks: [...tree.blocks, ...note(missing, levelOfNote(tree.blocks))] };
}

/** @returns the most frequent first, those of the same count as they come */
function missingIn(tree: DocumentTree, faces: Faces): readonly Missing[] {
  const found = new Map<string, Missing>();
  for (const typed of textsOf(tree))
    for (const piece of prepareText(typed, faces)) {
      if (piece.kind !== 'mark') continue;
      const { code, character, times } = piece;
      const known = found.get(code);
      found.set(code, { code, character: known?.character ?? character, times: times + (known?.times ?? 0) });
    }
  return [...found.values()].sort((a, b) => b.times - a.times);
}

/** Under the heading that the whole document is under, or beside its chapters. */
function levelOfNote(blocks: readonly Block[]): 1 | 2 {
  const isTop = (block: Block): boolean =>
    block.kind === 'cover' || block.kind === 'contents' || (block.kind === 'heading' && block.level === 1);
  return blocks.filter(isTop).length === 1 ? 2 : 1;
}

function note(missing: readonly Missing[], level: 1 | 2): Block[] {
  return [
    heading(level, 'Characters that this document could not print'),
    paragraph(
      'The typeface of this document does not have these characters. Where one was typed, a mark in square brackets gives its code. Nothing is lost: in the app the words are as they were typed.',
    ),
    ...aboutDirection(missing),
    table(missing.slice(0, MOST_ROWS)),
    ...aboutRest(missing.slice(MOST_ROWS)),
  ];
}

function aboutDirection(missing: readonly Missing[]): Block[] {
  const scripts = new Set<string>();
  for (const { character } of missing) {
    const { name, isRightToLeft } = kindOfCharacter(character);
    if (isRightToLeft) scripts.add(name);
  }
  if (scripts.size === 0) return [];
  const are = `${new Intl.ListFormat('en-GB').format(scripts)} ${scripts.size === 1 ? 'is' : 'are'}`;
  return [
    paragraph(
      `${are} written from right to left. The marks stand from left to right, in the order in which the words were typed.`,
    ),
  ];
}

function table(missing: readonly Missing[]): TableBlock {
  return {
    kind: 'table',
    caption: [text('What the marks stand for')],
    columns: [column('Mark', { weight: 3 }), column('What it is', { weight: 3 }), column('How often', 'fit', 'right')],
    rows: missing.map(({ character, times }) => ({
      // The character itself: it is set as its mark, and read aloud and copied as what it is.
      cells: [cell(character, { isRowHeader: true }), cell(kindOfCharacter(character).name), cell(inFigures(times))],
    })),
  };
}

function aboutRest(rest: readonly Missing[]): Block[] {
  if (rest.length === 0) return [];
  const times = inFigures(rest.reduce((sum, one) => sum + one.times, 0));
  const are = rest.length === 1 ? 'One more character is' : `${inFigures(rest.length)} more characters are`;
  return [
    paragraph(`${are} not in this table. Counted together, marks stand for them ${times === '1' ? 'once' : `${times} times`}.`),
  ];
}

function inFigures(count: number): string {
  return count.toLocaleString('en-GB');
}
