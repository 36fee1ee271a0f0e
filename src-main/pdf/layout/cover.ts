import type { FlowBlocks } from './box.ts';
import { filled } from './marks.ts';
import { backgroundArtifact, type Flowed, heightOf, inSequence, type Piece, room, type Strip } from './strips.ts';
import { colours } from './style.ts';
import type { TaggedCover } from './tagged.ts';
import { type Column, flowWords } from './text.ts';

/** The first page: our own mark (three steps that rise), the product, the title of the document, and what belongs under it. */
export function flowCover({ product, title, under, blocks }: TaggedCover, column: Column, flow: FlowBlocks): Flowed {
  const { looks } = column.style;
  const target = title.target === null ? {} : { target: title.target };
  const name = flowWords(product, looks['cover product'], column);
  const large = flowWords(title.words, looks['cover title'], column, target);
  const heading = large.strips.length > mostLargeLines ? flowWords(title.words, looks['heading 1'], column, target) : large;
  const mark = room(markHeight + 14, { keepsNext: true, pieces: coverMark(column.left) });
  const rest: readonly Flowed[] = [
    flowWords(under, looks['cover under'], column),
    { strips: [room(26, { pieces: coverRule(column.left) })], before: 8, after: 6 },
    flow(blocks, column),
  ];
  const set = (air: number): Flowed => {
    const opening: readonly Strip[] = [mark, ...name.strips, room(air, { keepsNext: true }), ...heading.strips];
    return inSequence([{ strips: opening, before: 0, after: 0 }, ...rest]);
  };
  const spare = column.pageHeight - heightOf(set(0).strips);
  return set(Math.min(Math.max(spare, leastAir), mostAir));
}

/** Between the product and the title: less where the page is full. */
const mostAir = 96;
const leastAir = 14;
const markHeight = 40;
/** A longer title is set smaller, so that what stands under it stays on the page. */
const mostLargeLines = 3;

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
