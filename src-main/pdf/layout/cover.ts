import type { FlowBlocks } from './box.ts';
import { filled } from './marks.ts';
import { backgroundArtifact, type Flowed, inSequence, type Piece, room, type Strip } from './strips.ts';
import { colours } from './style.ts';
import type { TaggedCover } from './tagged.ts';
import { type Column, flowWords } from './text.ts';

/** The first page: our own mark (three steps that rise), the product, the title of the document, and what belongs under it. */
export function flowCover({ product, title, under, blocks }: TaggedCover, column: Column, flow: FlowBlocks): Flowed {
  const { looks } = column.style;
  const target = title.target === null ? {} : { target: title.target };
  const name = flowWords(product, looks['cover product'], column);
  const heading = flowWords(title.words, looks['cover title'], column, target);
  const below = flowWords(under, looks['cover under'], column);
  const opening: readonly Strip[] = [
    room(markHeight + 14, { keepsNext: true, pieces: coverMark(column.left) }),
    ...name.strips,
    room(96, { keepsNext: true }),
    ...heading.strips,
  ];
  return inSequence([
    { strips: opening, before: 0, after: 0 },
    below,
    { strips: [room(26, { pieces: coverRule(column.left) })], before: 8, after: 6 },
    flow(blocks, column),
  ]);
}

const markHeight = 40;

function coverMark(left: number): readonly Piece[] {
  return [0, 1, 2].map((step): Piece => {
    const height = markHeight * (0.5 + step * 0.25);
    return {
      kind: 'shape',
      owner: backgroundArtifact,
      shape: filled(left + step * 16, markHeight - height, 11, height, colours.brand),
    };
  });
}

function coverRule(left: number): readonly Piece[] {
  return [{ kind: 'shape', owner: backgroundArtifact, shape: filled(left, 10, 72, 4, colours.brand) }];
}
