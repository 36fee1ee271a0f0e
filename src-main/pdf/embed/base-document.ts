import { inflateSync } from 'node:zlib';
import { type Entries, numberIn, readDictionary } from './dictionary.ts';

/** What must be known of a finished PDF to append to it. */
export interface BaseDocument {
  /** Where its cross-reference section begins. */
  readonly crossReferences: number;
  /** The appended section has to be of the same kind. */
  readonly kind: 'table' | 'stream';
  /** One more than its highest object number. */
  readonly size: number;
  /** Of the trailer, as they are written there: `Root`, `Info`, `ID`. */
  readonly trailer: Entries;
  readonly catalogNumber: number;
  readonly catalog: Entries;
}

const OBJECT = /\s*(\d+) 0 obj\s*/y;
const STREAM = /\s*stream\r?\n/y;
const TRAILER = /\s*trailer/y;
const TABLE_SECTION = /(\d+) (\d+)\s*\n/y;
/** `0000000015 00000 n` and the end of its line. */
const TABLE_ENTRY = 20;

/**
 * Reads the end of a PDF, its cross-references and its catalog; nothing else. It is made for what our own painter writes: one
 * section of cross-references, no encryption, the catalog outside of object streams. Anything else throws: it is a bug of ours,
 * never something that a person brought.
 *
 * @param text one character a byte
 */
export function readBaseDocument(text: string): BaseDocument {
  const said = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-1_024));
  if (!said) throw new Error('the PDF does not end as we write it');
  const crossReferences = Number(said[1]);
  const { kind, trailer, offsetOf } = text.startsWith('xref', crossReferences)
    ? readTable(text, crossReferences)
    : readStream(text, crossReferences);
  for (const unknown of ['Prev', 'XRefStm', 'Encrypt'])
    if (trailer.has(unknown)) throw new Error(`the PDF has ${unknown} in its trailer, which we do not write`);
  const root = /^(\d+) 0 R$/.exec(trailer.get('Root') ?? '');
  if (!root) throw new Error('the PDF does not say where its catalog is');
  const catalogNumber = Number(root[1]);
  const start = afterObjectHead(text, offsetOf(catalogNumber), catalogNumber);
  const { entries: catalog } = readDictionary(text, start);
  if (catalog.get('Type') !== '/Catalog') throw new Error('the PDF has something else where its catalog should be');
  return { crossReferences, kind, size: numberIn(trailer, 'Size'), trailer, catalogNumber, catalog };
}

interface CrossReferences extends Pick<BaseDocument, 'kind' | 'trailer'> {
  readonly offsetOf: (object: number) => number;
}

function readTable(text: string, at: number): CrossReferences {
  const sections: { readonly first: number; readonly count: number; readonly start: number }[] = [];
  let position = at + 'xref\n'.length;
  for (;;) {
    TABLE_SECTION.lastIndex = position;
    const head = TABLE_SECTION.exec(text);
    if (!head) break;
    const [first, count, start] = [Number(head[1]), Number(head[2]), TABLE_SECTION.lastIndex];
    sections.push({ first, count, start });
    position = start + count * TABLE_ENTRY;
  }
  TRAILER.lastIndex = position;
  if (!TRAILER.test(text)) throw new Error('the PDF has a cross-reference table that is not as we write it');
  return {
    kind: 'table',
    trailer: readDictionary(text, TRAILER.lastIndex).entries,
    offsetOf: (object) => {
      const section = sections.find(({ first, count }) => object >= first && object < first + count);
      if (!section) throw notThere(object);
      const from = section.start + (object - section.first) * TABLE_ENTRY;
      return Number(text.slice(from, from + 10));
    },
  };
}

function readStream(text: string, at: number): CrossReferences {
  const { entries, end } = readDictionary(text, afterObjectHead(text, at, null));
  STREAM.lastIndex = end;
  if (!STREAM.test(text)) throw new Error('the PDF has a cross-reference stream that is not as we write it');
  const start = STREAM.lastIndex;
  const written = Buffer.from(text.slice(start, start + numberIn(entries, 'Length')), 'latin1');
  const [type = 0, offset = 0, generation = 0] = numbersOf(entries.get('W') ?? '');
  const unpacked = entries.get('Filter') === '/FlateDecode' ? inflateSync(written) : written;
  const rows = entries.has('DecodeParms') ? summedUp(unpacked, type + offset + generation) : unpacked;
  const sections = numbersOf(entries.get('Index') ?? `0 ${numberIn(entries, 'Size')}`);
  return {
    kind: 'stream',
    trailer: entries,
    offsetOf: (object) => {
      let row = 0;
      for (let index = 0; index < sections.length; index += 2) {
        const [first = 0, count = 0] = sections.slice(index, index + 2);
        if (object >= first && object < first + count) {
          const from = (row + object - first) * (type + offset + generation);
          if (rows.readUIntBE(from, type) !== 1) break;
          return rows.readUIntBE(from + type, offset);
        }
        row += count;
      }
      throw notThere(object);
    },
  };
}

/** Undoes PNG's filter Up, the one that the painter writes: each row is its difference from the one before. */
function summedUp(differences: Buffer, width: number): Buffer {
  const rows = Buffer.alloc((differences.length / (width + 1)) * width);
  for (let row = 0; row * width < rows.length; row++) {
    if (differences[row * (width + 1)] !== 2) throw new Error('the PDF has a cross-reference stream that is not as we write it');
    for (let at = row * width; at < (row + 1) * width; at++)
      rows[at] = (differences[at + row + 1] ?? 0) + (rows[at - width] ?? 0);
  }
  return rows;
}

function notThere(object: number): Error {
  return new Error(`object ${object} of the PDF is not where we write it`);
}

function numbersOf(array: string): number[] {
  return (array.match(/\d+/g) ?? []).map(Number);
}

/** @param object the number that must stand there; null takes any */
function afterObjectHead(text: string, at: number, object: number | null): number {
  OBJECT.lastIndex = at;
  const head = OBJECT.exec(text);
  if (!head || (object !== null && Number(head[1]) !== object)) throw new Error(`the PDF has no object at ${at}`);
  return OBJECT.lastIndex;
}
