import { HeadingLevel, type IParagraphOptions, Paragraph, Tab, TextRun } from 'docx';
import type { CheckItem, HeadingBlock, Inline, ParagraphBlock } from '../pdf/tree/document-tree.ts';
import { type Around, paragraphLook } from './around.ts';
import { COLOURS, STEP } from './look.ts';
import { linesOf, signOf, spokenOf } from './words.ts';
import { beginsOnTheRight } from './writable-text.ts';

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

const STYLES: Readonly<Record<ParagraphBlock['tone'], string | undefined>> = {
  body: undefined,
  lead: 'Lead',
  quiet: 'Quiet',
  typed: 'Typed',
};

/** What a paragraph has besides: a number of a list, a break before it. Lines after the first have none of it. */
export type Besides = Pick<IParagraphOptions, 'numbering' | 'indent' | 'pageBreakBefore' | 'style'>;

/** One paragraph for each line: each begins on the side where its letters begin. */
export function paragraphsOf(
  words: readonly Inline[],
  tone: ParagraphBlock['tone'],
  around: Around,
  besides: Besides = {},
): Paragraph[] {
  const style = STYLES[tone];
  const lines = linesOf(words, around.links);
  return lines.map(
    ({ plain, children }, at) =>
      new Paragraph({
        children: [...children],
        ...(style === undefined ? {} : { style }),
        // The lines of one paragraph stand as close as those of a long one.
        ...(at < lines.length - 1 ? { spacing: { after: 0 } } : {}),
        ...(beginsOnTheRight(plain) ? { bidirectional: true } : {}),
        ...paragraphLook(around),
        ...(at === 0 ? besides : {}),
      }),
  );
}

/** A heading stays one paragraph, whatever its words hold: it is one line of the contents. */
export function headingOf(block: HeadingBlock, around: Around, besides: Besides = {}): Paragraph {
  const lines = linesOf(block.words, around.links);
  const children = lines.flatMap(({ children: own }, at) => (at === 0 ? own : [new TextRun(' '), ...own]));
  return new Paragraph({
    ...paragraphLook(around),
    heading: HEADINGS[block.level],
    children: [...around.links.marked(block, children)],
    ...(beginsOnTheRight(lines[0]?.plain ?? '') ? { bidirectional: true } : {}),
    ...besides,
  });
}

/** The box, its label and its words, which hang beside the box. */
export function checkParagraphs({ box, label, words }: CheckItem, around: Around): Paragraph[] {
  const lines = linesOf(words, around.links);
  const inner = around.indent + STEP;
  return lines.map(
    ({ plain, children }, at) =>
      new Paragraph({
        ...paragraphLook(around),
        children: [
          ...(at === 0 ? [signOf(box), new TextRun({ children: [new Tab()] })] : []),
          ...(at === 0 && label !== '' ? [new TextRun({ text: `${label} `, bold: true })] : []),
          ...children,
          ...(at === lines.length - 1 ? [spokenOf(box)] : []),
        ],
        indent: at === 0 ? { left: inner, hanging: STEP } : { left: inner },
        ...(at > 0 && beginsOnTheRight(plain) ? { bidirectional: true } : {}),
      }),
  );
}

/** A line to write on by hand. */
export function writingLine(around: Around): Paragraph {
  return new Paragraph({
    ...paragraphLook(around),
    spacing: { before: 240, after: 0 },
    border: { bottom: { style: 'single', size: 4, space: 1, color: COLOURS.quiet } },
  });
}
