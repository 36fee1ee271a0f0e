import { deflateSync } from 'node:zlib';
import {
  type PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';

/** Entries of a dictionary; those that are undefined are left out. */
export type Entries = Readonly<Record<string, PDFObject | undefined>>;

export function dictionary(context: PDFContext, entries: Entries): PDFDict {
  const map = new Map<PDFName, PDFObject>();
  for (const [key, value] of Object.entries(entries)) if (value !== undefined) map.set(name(key), value);
  return PDFDict.fromMapWithContext(map, context);
}

export function array(context: PDFContext, values: readonly PDFObject[]): PDFArray {
  const made = context.obj([]);
  for (const value of values) made.push(value);
  return made;
}

export function numbers(context: PDFContext, values: readonly number[]): PDFArray {
  return array(context, values.map(number));
}

const names = new Map<string, PDFName>();

/** The same object for the same words; the library's own look-up runs a pattern over every one of them. */
export function name(words: string): PDFName {
  const known = names.get(words);
  if (known !== undefined) return known;
  const made = PDFName.of(words);
  names.set(words, made);
  return made;
}

export function number(value: number): PDFNumber {
  return PDFNumber.of(value);
}

/** Text for people, of any script. */
export function text(words: string): PDFString | PDFHexString {
  return isPlain(words) ? PDFString.of(escaped(words)) : PDFHexString.of(utf16(words));
}

/** The same as it stands in a content stream. */
export function textOperand(words: string): string {
  return isPlain(words) ? `(${escaped(words)})` : `<${utf16(words)}>`;
}

/** A moment in the time of Greenwich, so that the same moment is the same bytes on every computer. */
export function date(moment: Date): PDFString {
  return PDFString.of(`D:${moment.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`);
}

/** Trying harder takes half as long again for two parts of a hundred; a window of 8 kB is enough for what is one page long. */
const COMPRESSION = { level: 5, windowBits: 13 };

export function compressedStream(context: PDFContext, contents: Uint8Array, entries: Entries): PDFRawStream {
  return plainStream(context, deflateSync(contents, COMPRESSION), { ...entries, Filter: name('FlateDecode') });
}

/** A stream as it is. */
export function plainStream(context: PDFContext, contents: Uint8Array, entries: Entries): PDFRawStream {
  return PDFRawStream.of(dictionary(context, { ...entries, Length: number(contents.length) }), contents);
}

/** Characters that mean the same in every encoding that a reader may guess. */
function isPlain(words: string): boolean {
  return /^[\x20-\x7e]*$/.test(words);
}

function escaped(words: string): string {
  return words.replaceAll(/[()\\]/g, '\\$&');
}

function utf16(words: string): string {
  return `feff${Buffer.from(words.toWellFormed(), 'utf16le').swap16().toString('hex')}`;
}
