import { type FileChild, HeadingLevel, LeaderType, Paragraph, TableOfContents, TextRun } from 'docx';
import type { ContentsBlock, CoverBlock } from '../pdf/tree/document-tree.ts';
import { type Around, paragraphLook } from './around.ts';
import { eachHeading } from './each-heading.ts';
import { wordsOf } from './words.ts';
import { writableText } from './writable-text.ts';

/** What stands at the top of the first page. */
export function coverTop({ product, title, under }: CoverBlock, around: Around): Paragraph[] {
  const line = (text: string, style: string) =>
    new Paragraph({ ...paragraphLook(around), style, children: [new TextRun(writableText(text))] });
  return [
    line(product, 'Quiet'),
    new Paragraph({ ...paragraphLook(around), heading: HeadingLevel.TITLE, children: [new TextRun(writableText(title))] }),
    line(under, 'Lead'),
  ];
}

/**
 * The headings as links, in a field that word processors can bring up to date; their page numbers come when somebody does,
 * because only they know where a page ends.
 */
export function contentsOf({ title, depth }: ContentsBlock, { tree, links }: Around): FileChild[] {
  const cachedEntries = [...eachHeading(tree.blocks)]
    .filter(({ level }) => level <= depth)
    .map((heading) => ({
      title: writableText(heading.words.map(wordsOf).join('')).replaceAll('\n', ' '),
      level: heading.level,
      href: links.nameOf(heading) ?? '',
    }));
  if (cachedEntries.length === 0) return [];
  return [
    new Paragraph({ style: 'ContentsTitle', children: [new TextRun(writableText(title))] }),
    new TableOfContents(title, {
      hyperlink: true,
      headingStyleRange: `1-${depth}`,
      cachedEntries,
      beginDirty: false,
      tabLeader: LeaderType.NONE,
    }),
  ];
}
