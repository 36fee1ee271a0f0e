interface CsvRecord {
  /** Counted from 1, of the record's first line. */
  readonly line: number;
  readonly values: readonly string[];
}

/** Reads CSV as RFC 4180 has it: quotes around values, doubled inside; any line ending; a byte order mark is passed over. Never fails. */
export function readCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let values: string[] = [];
  let line = 1;
  let begun = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length || values.length > 0) {
    const value = text[at] === '"' ? quoted(text, at) : plain(text, at);
    values.push(value.text);
    line += value.lines;
    at = value.end;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (values.some((each) => each !== '')) records.push({ line: begun, values });
    values = [];
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    begun = line;
  }
  return records;
}

interface Value {
  readonly text: string;
  /** Where the comma or the line's end is. */
  readonly end: number;
  /** Line ends inside it. */
  readonly lines: number;
}

function plain(text: string, from: number): Value {
  const end = nextEnd(text, from);
  return { text: text.slice(from, end), end, lines: 0 };
}

/** A quote that is never closed holds all that follows; what stands between a closing quote and the comma is passed over. */
function quoted(text: string, from: number): Value {
  let read = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    const stop = quote === -1 ? text.length : quote;
    read += text.slice(at, stop);
    if (text[stop + 1] !== '"' || stop >= text.length) {
      const end = nextEnd(text, Math.min(stop + 1, text.length));
      return { text: read, end, lines: read.split('\n').length - 1 };
    }
    read += '"';
    at = stop + 2;
  }
}

function nextEnd(text: string, from: number): number {
  const ends = /[,\r\n]/g;
  ends.lastIndex = from;
  return ends.exec(text)?.index ?? text.length;
}
