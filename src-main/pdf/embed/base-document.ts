import { inflateSync } from 'node:zlib';
import { type Entries, numberIn, readDictionary } from './dictionary.ts';

/** What must be known of a finished PDF to append to it. */
export interface BaseDocument {
  /** Where its cross-reference stream begins. */
  readonly crossReferences: number;
  /** One more than its highest object number. */
  readonly size: number;
  /** What its trailer says, as it is written there: `Root`, `Info`, `ID`. */
  readonly trailer: Entries;
  readonly catalogNumber: number;
  readonly catalog: Entries;
}

const OBJECT = /(\d+) 0 obj\s*/y;
const STREAM = /\s*stream\r?\n/y;

/**
 * Reads the end of a PDF, its cross-references and its catalog; nothing else. It is made for what our own painter writes: one
 * cross-reference stream, no encryption, the catalog outside of object streams. Anything else throws: it is a bug of ours, never
 * something that a person brought.
 */
export function readBaseDocument(document: Uint8Array): BaseDocument {
  // One character a byte.
  const text = Buffer.from(document.buffer, document.byteOffset, document.length).toString('latin1');
  const said = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-1_024));
  if (!said) throw new Error('the PDF does not end as we write it');
  const crossReferences = Number(said[1]);
  const { entries: trailer, end } = readDictionary(text, afterObjectHead(text, crossReferences, null));
  for (const unknown of ['Prev', 'Index', 'Encrypt'])
    if (trailer.has(unknown)) throw new Error(`the PDF has ${unknown} in its trailer, which we do not write`);
  const root = /^(\d+) 0 R$/.exec(trailer.get('Root') ?? '');
  if (!root) throw new Error('the PDF does not say where its catalog is');
  const catalogNumber = Number(root[1]);
  const place = placeOf(catalogNumber, trailer, bytesOfStream(text, end, trailer));
  const { entries: catalog } = readDictionary(text, afterObjectHead(text, place, catalogNumber));
  if (catalog.get('Type') !== '/Catalog') throw new Error('the PDF has something else where its catalog should be');
  return { crossReferences, size: numberIn(trailer, 'Size'), trailer, catalogNumber, catalog };
}

/** @param object the number that must stand there; null takes any */
function afterObjectHead(text: string, at: number, object: number | null): number {
  OBJECT.lastIndex = at;
  const head = OBJECT.exec(text);
  if (!head || (object !== null && Number(head[1]) !== object)) throw new Error(`the PDF has no object at ${at}`);
  return OBJECT.lastIndex;
}

function bytesOfStream(text: string, at: number, entries: Entries): Buffer {
  STREAM.lastIndex = at;
  if (!STREAM.test(text) || entries.get('Filter') !== '/FlateDecode')
    throw new Error('the PDF has a cross-reference stream that is not as we write it');
  const start = STREAM.lastIndex;
  return inflateSync(Buffer.from(text.slice(start, start + numberIn(entries, 'Length')), 'latin1'));
}

/** PNG's filter that takes each byte as its difference from the one above. */
const UP = 2;
/** The kind of an entry that says where an object stands in the file. */
const PLAIN = 1;

/** Where an object stands. Each row is a filter and an entry: a kind, a place and a number that nothing here needs. */
function placeOf(object: number, trailer: Entries, rows: Buffer): number {
  const [kind = 0, place = 0, third = 0] = (trailer.get('W')?.match(/\d+/g) ?? []).map(Number);
  const width = kind + place + third;
  const row = Buffer.alloc(width);
  for (let index = 0; index <= object; index += 1) {
    const from = index * (width + 1);
    if (rows[from] !== UP) throw new Error('the PDF has cross-references that are not filtered as we do it');
    for (let column = 0; column < width; column += 1) row[column] = (row[column] ?? 0) + (rows[from + 1 + column] ?? 0);
  }
  if (row.readUIntBE(0, kind) !== PLAIN) throw new Error(`object ${object} of the PDF is not where we write it`);
  return row.readUIntBE(kind, place);
}
