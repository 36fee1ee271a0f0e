import type { NumberCollector } from '../number-collector.ts';
import { addAttributeText } from './attribute-text.ts';
import type { XmlReader } from './read-xml.ts';

/** A paragraph of Word or PowerPoint: its runs are joined, since Word cuts a number into several when it was corrected. */
interface Paragraph {
  shown: string;
  /** As it was before tracked changes: with what was deleted, without what was inserted. */
  before: string;
  /** Instructions of fields, such as the address of a link. */
  code: string;
}

/** Longer ones are looked at in parts. */
const LONGEST = 100_000;
const KEPT = 128;

const STANDS_FOR: { readonly [element: string]: string | undefined } = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  softHyphen: '\u00ad',
};

/** Reads the text of documents, headers, footers, notes and comments of Word, and of slides. */
export function paragraphText(numbers: NumberCollector): XmlReader {
  // A text box is a paragraph within a run of another one.
  const open: Paragraph[] = [];
  let within: 'shown' | 'deleted' | 'code' | null = null;
  let inserted = 0;

  const add = (text: string): void => {
    const paragraph = open.at(-1);
    if (!paragraph) return numbers.add(`${text}\n`);
    if (within === 'code') paragraph.code += text;
    else {
      if (within !== 'deleted') paragraph.shown += text;
      if (inserted === 0) paragraph.before += text;
    }
    if (paragraph.shown.length + paragraph.before.length + paragraph.code.length > LONGEST) {
      tell(paragraph);
      for (const part of ['shown', 'before', 'code'] as const) paragraph[part] = paragraph[part].slice(-KEPT);
    }
  };
  const tell = ({ shown, before, code }: Paragraph): void => {
    numbers.add(`\n${shown}\n`);
    if (before !== shown) numbers.add(`${before}\n`);
    if (code !== '') numbers.add(`${code}\n`);
  };
  return {
    open: (name, attributes) => {
      addAttributeText(name, attributes, numbers);
      if (name === 'p') open.push({ shown: '', before: '', code: '' });
      else if (name === 't') within = 'shown';
      else if (name === 'delText') within = 'deleted';
      else if (name === 'instrText') within = 'code';
      else if (name === 'ins') inserted += 1;
      else add(STANDS_FOR[name] ?? '');
    },
    text: (text) => {
      if (within) add(text);
    },
    close: (name) => {
      if (name === 't' || name === 'delText' || name === 'instrText') within = null;
      else if (name === 'ins') inserted -= 1;
      else if (name === 'p') {
        const paragraph = open.pop();
        if (paragraph) tell(paragraph);
      }
    },
  };
}
