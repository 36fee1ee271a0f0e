/** A dictionary of a PDF, its values as they are written there. Keys are without their slash. */
export type Entries = ReadonlyMap<string, string>;

const SPACE = /[\0\t\n\f\r ]*/y;
const NAME = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const REFERENCE = /\d+ \d+ R(?![A-Za-z])/y;
const DIGITS = /<[^>]*>/y;
const PLAIN = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;

/**
 * Takes a dictionary apart into its entries, so that one can be written again with other entries and the rest byte for byte.
 * Enough for what our own painter writes: no comments, and references with single spaces. The library that paints could do it
 * too; loading it would cost this process, which only moves bytes, 30 MB.
 *
 * @param text one character a byte
 * @param at where its `<<` stands, or space in front of it
 * @returns its entries, and where it ends; throws for anything else, which is a bug of ours
 */
export function readDictionary(text: string, at: number): { readonly entries: Entries; readonly end: number } {
  let position = skipped(SPACE, text, at);
  if (!text.startsWith('<<', position)) throw unexpected(text, position);
  const entries = new Map<string, string>();
  for (position = skipped(SPACE, text, position + 2); !text.startsWith('>>', position); ) {
    const name = matched(NAME, text, position);
    const start = skipped(SPACE, text, position + name.length);
    const end = endOfValue(text, start);
    entries.set(name.slice(1), text.slice(start, end));
    position = skipped(SPACE, text, end);
  }
  return { entries, end: position + 2 };
}

export function writeDictionary(entries: Entries): string {
  return `<< ${[...entries].map(([key, value]) => `/${key} ${value}`).join(' ')} >>`;
}

/** A whole number among the entries. */
export function numberIn(entries: Entries, key: string): number {
  const value = Number(entries.get(key) ?? Number.NaN);
  if (!Number.isSafeInteger(value)) throw new Error(`the PDF has no number ${key} where one belongs`);
  return value;
}

function endOfValue(text: string, at: number): number {
  if (text.startsWith('<<', at)) return readDictionary(text, at).end;
  switch (text[at]) {
    case '<':
      return at + matched(DIGITS, text, at).length;
    case '[':
      return endOfArray(text, at);
    case '(':
      return endOfString(text, at);
    case '/':
      return at + matched(NAME, text, at).length;
    default:
      REFERENCE.lastIndex = at;
      return at + (REFERENCE.exec(text)?.[0] ?? matched(PLAIN, text, at)).length;
  }
}

function endOfArray(text: string, at: number): number {
  let position = skipped(SPACE, text, at + 1);
  while (text[position] !== ']') position = skipped(SPACE, text, endOfValue(text, position));
  return position + 1;
}

function endOfString(text: string, at: number): number {
  let depth = 0;
  for (let position = at; position < text.length; position += 1) {
    const character = text[position];
    if (character === '\\') position += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return position + 1;
  }
  throw unexpected(text, at);
}

function skipped(pattern: RegExp, text: string, at: number): number {
  return at + matched(pattern, text, at).length;
}

function matched(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (!found) throw unexpected(text, at);
  return found[0];
}

function unexpected(text: string, at: number): Error {
  return new Error(`not a dictionary of a PDF as we write it, at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
}
