import { createHash } from 'node:crypto';
import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib';
import { PDFHexString, PDFRawStream } from 'pdf-lib';
import { array, compressedStream, dictionary, name, number, numbers } from './objects.ts';

/** Objects that share one compressed stream. More compress better; fewer are quicker to read one of. */
const OBJECTS_PER_STREAM = 500;

/**
 * The bytes of a file. Streams stand by themselves, and so do the catalogue and the properties, because an appended section
 * replaces them; all other objects are in object streams. It ends with a cross-reference stream.
 */
export function writeFile(context: PDFContext, catalogue: PDFRef, information: PDFRef): Uint8Array {
  const file = new FileWriter();
  const packed: [PDFRef, PDFObject][] = [];
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream || reference === catalogue || reference === information) file.write(reference, object);
    else packed.push([reference, object]);
  }
  for (let from = 0; from < packed.length; from += OBJECTS_PER_STREAM) {
    const part = packed.slice(from, from + OBJECTS_PER_STREAM);
    const container = context.nextRef();
    for (const [index, [reference]] of part.entries()) file.place(reference, [PACKED, container.objectNumber, index]);
    file.write(container, objectStream(context, part));
  }
  return file.end(context, catalogue, information);
}

function objectStream(context: PDFContext, objects: readonly [PDFRef, PDFObject][]): PDFRawStream {
  let contents = '';
  let places = '';
  for (const [reference, object] of objects) {
    places += `${reference.objectNumber} ${contents.length} `;
    contents += `${object.toString()}\n`;
  }
  const entries = { Type: name('ObjStm'), N: number(objects.length), First: number(places.length) };
  return compressedStream(context, Buffer.from(places + contents, 'latin1'), entries);
}

const FREE = 0;
const PLAIN = 1;
const PACKED = 2;

type Place = readonly [kind: number, first: number, second: number];

class FileWriter {
  readonly #pieces: Uint8Array[] = [];
  readonly #places: Place[] = [[FREE, 0, 65535]];
  #length = 0;

  constructor() {
    // Bytes above 127 in the second line tell programs that it is no text file.
    this.#add(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  }

  place(reference: PDFRef, place: Place): void {
    this.#places[reference.objectNumber] = place;
  }

  write(reference: PDFRef, object: PDFObject): void {
    this.place(reference, [PLAIN, this.#length, 0]);
    this.#text(`${reference.objectNumber} 0 obj\n`);
    if (object instanceof PDFRawStream) {
      this.#text(`${object.dict.toString()}\nstream\n`);
      this.#add(object.contents);
      this.#text('\nendstream');
    } else {
      this.#text(object.toString());
    }
    this.#text('\nendobj\n');
  }

  end(context: PDFContext, catalogue: PDFRef, information: PDFRef): Uint8Array {
    const own = context.nextRef();
    const at = this.#length;
    this.place(own, [PLAIN, at, 0]);
    const size = own.objectNumber + 1;
    const id = PDFHexString.of(this.#hash());
    const entries = {
      Type: name('XRef'),
      Size: number(size),
      W: numbers(context, [1, 4, 2]),
      Root: catalogue,
      Info: information,
      ID: array(context, [id, id]),
      DecodeParms: dictionary(context, { Predictor: number(PNG_UP), Columns: number(ROW) }),
    };
    this.write(own, compressedStream(context, this.#rows(size), entries));
    this.#text(`startxref\n${at}\n%%EOF\n`);
    return Buffer.concat(this.#pieces);
  }

  /** Each row as its difference from the one before: neighbours hardly differ, so little is left of them. */
  #rows(size: number): Uint8Array {
    const rows = Buffer.alloc(size * ROW);
    const differences = Buffer.alloc(size * (ROW + 1));
    for (let index = 0; index < size; index += 1) {
      const [kind, first, second] = this.#places[index] ?? [FREE, 0, 0];
      rows.writeUInt8(kind, index * ROW);
      rows.writeUInt32BE(first, index * ROW + 1);
      rows.writeUInt16BE(second, index * ROW + 5);
      differences[index * (ROW + 1)] = PNG_FILTER_UP;
      for (let column = 0; column < ROW; column += 1) {
        const at = index * ROW + column;
        differences[index * (ROW + 1) + 1 + column] = (rows[at] ?? 0) - (rows[at - ROW] ?? 0);
      }
    }
    return differences;
  }

  #hash(): string {
    const hash = createHash('sha256');
    for (const piece of this.#pieces) hash.update(piece);
    return hash.digest('hex').slice(0, 32).toUpperCase();
  }

  #text(words: string): void {
    this.#add(Buffer.from(words, 'latin1'));
  }

  #add(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
  }
}

/** One byte for the kind, four and two for what it needs. */
const ROW = 7;
const PNG_UP = 12;
const PNG_FILTER_UP = 2;
