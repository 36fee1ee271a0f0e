import { createHash } from 'node:crypto';
import { accepted, type Result, refused } from '../../../src-shared/result.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { BridgeRefused } from '../../bridge/refuse.ts';
import { type BaseDocument, readBaseDocument } from './base-document.ts';
import { crossReferences, FURTHEST_PLACE } from './cross-references.ts';
import { writeDictionary } from './dictionary.ts';
import { type FileToEmbed, FileWentBad } from './file-to-embed.ts';
import { nameTree } from './name-tree.ts';
import { dateValue, hexValue, nameValue, plainTextValue, referenceValue, textValue } from './values.ts';

/** More than the objects around one file take beside its description, in bytes. */
const AROUND_A_FILE = 8_192;

/**
 * Files embedded in a finished PDF: the bytes of the document as they are, and a section of our own behind them (an incremental
 * update), so that no more of a file is in memory than one piece. The same input gives the same bytes.
 *
 * The pieces end with `FileWentBad` when a file does not give the bytes that were said, so that no whole PDF comes of it;
 * whatever else a file's own pieces throw passes through.
 *
 * @param document as our painter writes it; other people's throw
 * @returns the PDF piece by piece, or in words why there can be none: it would have more than 10 digits of bytes
 */
export function embedFiles(document: Uint8Array, files: readonly FileToEmbed[]): Result<AsyncIterable<Uint8Array>, string> {
  if (new Set(files.map(({ name }) => name)).size !== files.length) throw new Error('two files to embed have one name');
  const around = ({ describedAs }: FileToEmbed): number => AROUND_A_FILE + 4 * describedAs.length;
  const size = files.reduce((sum, file) => sum + file.size + around(file), document.length);
  if (size > FURTHEST_PLACE)
    return refused(
      `The evidence files have ${sizeInWords(size)} together, and a PDF holds no more than ${sizeInWords(FURTHEST_PLACE)}. No file was written. Save the assessment, and hand on the evidence files beside it.`,
    );
  if (files.length === 0) return accepted(once(document));
  const base = readBaseDocument(document);
  return accepted(withFiles(document, base, files));
}

async function* once(document: Uint8Array): AsyncGenerator<Uint8Array> {
  yield document;
}

async function* withFiles(document: Uint8Array, base: BaseDocument, files: readonly FileToEmbed[]): AsyncGenerator<Uint8Array> {
  const places = new Map<number, number>();
  let at = document.length;
  let next = base.size;
  const text = (written: string): Buffer => {
    const bytes = Buffer.from(written, 'latin1');
    at += bytes.length;
    return bytes;
  };
  const object = (number: number, body: string): Buffer => {
    places.set(number, at);
    return text(`${number} 0 obj\n${body}\nendobj\n`);
  };
  const take = (): number => next++;

  yield document;
  yield text('\n');
  const references = new Map<string, number>();
  for (const file of files) {
    const [stream, checksum, specification] = [take(), take(), take()];
    places.set(stream, at);
    yield text(`${stream} 0 obj\n${streamEntries(file, checksum)}\nstream\n`);
    const md5 = createHash('md5');
    for await (const piece of proved(file)) {
      md5.update(piece);
      at += piece.length;
      yield piece;
    }
    yield text('\nendstream\nendobj\n');
    yield object(checksum, hexValue(md5.digest()));
    yield object(specification, specificationOf(file, stream));
    references.set(file.name, specification);
  }
  const tree = nameTree(references, next);
  next += tree.length;
  for (const { object: number, body } of tree) yield object(number, body);
  yield object(base.catalogNumber, catalogWith(base, tree.at(-1)?.object ?? 0, [...references.values()]));
  yield crossReferences(base, places, at, identityOf(document, files));
}

/** The pieces of a file, held against what was said of it. */
async function* proved(file: FileToEmbed): AsyncGenerator<Uint8Array> {
  const sha256 = createHash('sha256');
  let size = 0;
  try {
    for await (const piece of file.pieces()) {
      size += piece.length;
      if (size > file.size) break;
      sha256.update(piece);
      yield piece;
    }
  } catch (error) {
    if (error instanceof BridgeRefused) throw new FileWentBad(file, error);
    throw error;
  }
  if (size !== file.size || sha256.digest('hex') !== file.sha256) throw new FileWentBad(file, null);
}

/** The checksum stands in an object of its own behind the file, because it is known only then. */
function streamEntries({ mediaType, size, addedAt }: FileToEmbed, checksum: number): string {
  const date = dateValue(addedAt);
  const facts = writeDictionary(
    new Map([
      ['Size', String(size)],
      ['CreationDate', date],
      ['ModDate', date],
      ['CheckSum', referenceValue(checksum)],
    ]),
  );
  return writeDictionary(
    new Map([
      ['Type', '/EmbeddedFile'],
      ['Subtype', nameValue(mediaType)],
      ['Length', String(size)],
      ['Params', facts],
    ]),
  );
}

function specificationOf({ name, describedAs }: FileToEmbed, stream: number): string {
  const reference = referenceValue(stream);
  return writeDictionary(
    new Map([
      ['Type', '/Filespec'],
      ['F', plainTextValue(name)],
      ['UF', textValue(name)],
      ['Desc', textValue(describedAs)],
      ['AFRelationship', '/Supplement'],
      ['EF', `<< /F ${reference} /UF ${reference} >>`],
    ]),
  );
}

/** What the catalog says, and the files: readers open with the list of them. */
function catalogWith({ catalog }: BaseDocument, tree: number, specifications: readonly number[]): string {
  if (catalog.has('Names') || catalog.has('AF'))
    throw new Error('the PDF has names or files in its catalog, which we do not write');
  const entries = new Map(catalog)
    .set('Names', `<< /EmbeddedFiles ${referenceValue(tree)} >>`)
    .set('AF', `[${specifications.map(referenceValue).join(' ')}]`)
    .set('PageMode', '/UseAttachments');
  return writeDictionary(entries);
}

/** Another document, or anything else that is said of a file, makes it another one. */
function identityOf(document: Uint8Array, files: readonly FileToEmbed[]): Buffer {
  const hash = createHash('sha256').update(document);
  for (const { name, size, sha256, mediaType, addedAt, describedAs } of files)
    hash.update(JSON.stringify([name, size, sha256, mediaType, addedAt, describedAs]));
  return hash.digest().subarray(0, 16);
}
