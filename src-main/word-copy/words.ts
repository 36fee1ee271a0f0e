import type { ParagraphChild } from 'docx';
import { Tab, TextRun } from 'docx';
import { unreachable } from '../../src-shared/result.ts';
import type { Box, Inline } from '../pdf/tree/document-tree.ts';
import type { Links } from './links.ts';
import { SYMBOL_FONT } from './look.ts';
import { stretchesOf, writableText } from './writable-text.ts';

/** A line of a paragraph: its words for who asks which way it runs, and what is written. */
export interface Line {
  readonly plain: string;
  readonly children: readonly ParagraphChild[];
}

/** The lines of a paragraph: a line end in a text is a line end on paper. There is always one, if only an empty one. */
export function linesOf(words: readonly Inline[], links: Links): readonly Line[] {
  const lines: { plain: string; children: ParagraphChild[] }[] = [{ plain: '', children: [] }];
  for (const inline of words) {
    const [first = '', ...others] = writableText(wordsOf(inline)).split('\n');
    const last = lines.at(-1);
    if (!last) continue;
    last.plain += first;
    last.children.push(...written(inline, first, links));
    for (const line of others) lines.push({ plain: line, children: [...written(inline, line, links)] });
  }
  return lines;
}

/** A tick box: the sign, and the words for who does not see it. */
export function signOf({ state }: Box): ParagraphChild {
  return new TextRun({ text: state === 'ticked' ? '☑' : '☐', font: SYMBOL_FONT });
}

export function spokenOf({ spoken }: Box): ParagraphChild {
  return new TextRun({ text: ` (${spoken})`, style: 'QuietWords' });
}

/** What is written of an inline, without its looks. */
export function wordsOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'link':
      return inline.text;
    case 'level':
      return inline.words;
    case 'box':
      return inline.box.spoken;
    default:
      return unreachable(inline);
  }
}

function written(inline: Inline, line: string, links: Links): readonly ParagraphChild[] {
  switch (inline.kind) {
    case 'text':
      return runsOf(line, inline.strong);
    case 'level':
      return runsOf(line, true);
    case 'link': {
      const { to } = inline;
      const runs = runsOf(line, false, 'Hyperlink');
      if (runs.length === 0) return [];
      const link = to.kind === 'web' ? links.toWeb(to.address, runs) : links.toPlace(to.place, runs);
      return link === null ? runsOf(line, false) : [link];
    }
    case 'box':
      return [signOf(inline.box), spokenOf(inline.box)];
    default:
      return unreachable(inline);
  }
}

function runsOf(line: string, isStrong: boolean, style?: string): readonly ParagraphChild[] {
  return stretchesOf(line).map(
    ({ text, isRightToLeft }) =>
      new TextRun({
        children: text.split('\t').flatMap((part, at) => (at === 0 ? [part] : [new Tab(), part])),
        ...(isStrong ? { bold: true } : {}),
        ...(isRightToLeft ? { rightToLeft: true } : {}),
        ...(style === undefined ? {} : { style }),
      }),
  );
}
