import type { NumberCollector } from '../number-collector.ts';
import { addAttributeText } from './attribute-text.ts';
import type { XmlReader } from './read-xml.ts';

/** Within these the text goes on: a shared string can be cut into runs. */
const GOES_ON = new Set(['t', 'r']);

/**
 * Reads the text of workbooks (shared and inline strings, cells, formulas, headers and footers, comments) and of all parts
 * whose elements hold text as such: charts, document properties, custom data. A number in a cell is a number, and Excel writes
 * long ones now and then as 9.434765919E9.
 */
export function cellText(numbers: NumberCollector): XmlReader {
  let cellType: string | undefined;
  let element = '';
  /** How deep we are in what is no text: the look of a run, how a word is spoken. */
  let aside = 0;
  let value = '';
  return {
    open: (name, attributes) => {
      addAttributeText(name, attributes, numbers);
      if (name === 'c') cellType = attributes.get('t');
      if (aside > 0 || name === 'rPr' || name === 'rPh') aside += 1;
      element = name;
    },
    text: (text) => {
      // Line ends between elements are no text; within `t` also blanks count.
      if (aside > 0 || (element !== 't' && text.trim() === '')) return;
      if (element === 'v') value += text;
      else numbers.add(text);
    },
    close: (name) => {
      if (name === 'v') {
        // The place of a shared string, which is read where it stands.
        if (cellType !== 's') numbers.add(writtenOut(value));
        value = '';
      }
      if (name === 'c') cellType = undefined;
      if (aside > 0) aside -= 1;
      else if (!GOES_ON.has(name)) numbers.add('\n');
      element = '';
    },
  };
}

function writtenOut(value: string): string {
  if (!/^\d(\.\d+)?E\+?\d{1,2}$/i.test(value)) return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? String(number) : value;
}
