import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { LARGEST_DOCUMENT, LARGEST_UNPACKED, MOST_ZIP_ENTRIES } from '../limits.ts';
import type { NumberCollector } from '../number-collector.ts';
import {
  CannotBeRead,
  DAMAGED,
  filesWithin,
  NO_TEXT,
  OTHER_ARCHIVE,
  OTHER_KIND,
  PASSWORD,
  TOO_MANY_PARTS,
  UNPACKS_TOO_LARGE,
} from '../words.ts';
import { cellText } from './cell-text.ts';
import { paragraphText } from './paragraph-text.ts';
import { readXml } from './read-xml.ts';

/** What is still allowed to the file as a whole, with everything that lies within it. */
interface Left {
  bytes: number;
  parts: number;
}

/** Files within files: a chart has a workbook, and a workbook can have a document. Deeper ones are not looked into. */
const DEEPEST = 2;

/**
 * Reads a Word, Excel or PowerPoint file: every part that holds text, also comments, notes, headers, hidden sheets and properties.
 * Parts are unpacked as a stream and counted as they come; sizes that the archive states are compared, never believed.
 *
 * @param bytes the file
 * @throws CannotBeRead when some of it was not looked through
 */
export async function readOfficeFile(bytes: Buffer, numbers: NumberCollector): Promise<void> {
  const unread = await readParts(bytes, numbers, { bytes: LARGEST_UNPACKED, parts: MOST_ZIP_ENTRIES }, 0);
  if (unread.damaged) throw new CannotBeRead(DAMAGED);
  if (unread.within > 0) throw new CannotBeRead(filesWithin(unread.within));
  if (!numbers.sawText()) throw new CannotBeRead(NO_TEXT);
}

interface Unread {
  damaged: boolean;
  /** Embedded files that were not looked through. */
  within: number;
}

async function readParts(bytes: Buffer, numbers: NumberCollector, left: Left, depth: number): Promise<Unread> {
  const unread: Unread = { damaged: false, within: 0 };
  const zip = await fromBufferPromise(bytes, { autoClose: false });
  try {
    const entries = await entriesOf(zip, left);
    checkKind(entries.map(({ fileName }) => fileName));
    for (const entry of entries) {
      if (numbers.full()) return unread;
      try {
        if (isWithin(entry)) unread.within += await readWithin(zip, entry, numbers, left, depth);
        else await readPart(zip, entry, numbers, left);
      } catch (error) {
        if (error instanceof CannotBeRead) throw error;
        // One part that cannot be unpacked does not keep us from the others.
        unread.damaged = true;
      }
    }
    return unread;
  } finally {
    zip.close();
  }
}

async function entriesOf(zip: ZipFile, left: Left): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    left.parts -= 1;
    if (left.parts < 0) throw new CannotBeRead(TOO_MANY_PARTS);
    if (entry.isEncrypted()) throw new CannotBeRead(PASSWORD);
    entries.push(entry);
  }
  return entries;
}

function checkKind(names: readonly string[]): void {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^(word|ppt|xl)\/.*\.xml$/i) && !has(/^xl\/workbook\.bin$/i)) return;
  const isDocument = has(/^(mimetype|content\.xml|xl\/workbook\.bin|\[content_types\]\.xml)$/i);
  throw new CannotBeRead(isDocument ? OTHER_KIND : OTHER_ARCHIVE);
}

async function readPart(zip: ZipFile, entry: Entry, numbers: NumberCollector, left: Left): Promise<void> {
  const name = entry.fileName.toLowerCase();
  if (!/\.(xml|rels)$/.test(name)) return;
  const paragraphs = /^(word|ppt)\//.test(name) && !/\/(charts|customxml)\//.test(name);
  const reader = paragraphs ? paragraphText(numbers) : cellText(numbers);
  await readXml(unpacked(zip, entry, left), reader);
  numbers.add('\n');
}

function isWithin({ fileName }: Entry): boolean {
  return /\/(embeddings\/[^/]+|afchunk[^/]*\.(?!xml$)[^/]+)$/i.test(fileName);
}

/** @returns how many files were not looked through: 0 when this one was */
async function readWithin(zip: ZipFile, entry: Entry, numbers: NumberCollector, left: Left, depth: number): Promise<number> {
  if (depth === DEEPEST) return 1;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of unpacked(zip, entry, left)) {
    if (size === 0 && Buffer.from(piece).toString('latin1', 0, 2) !== 'PK') return 1;
    pieces.push(piece);
    size += piece.length;
    if (size > LARGEST_DOCUMENT) throw new CannotBeRead(UNPACKS_TOO_LARGE);
  }
  const bytes = Buffer.concat(pieces);
  try {
    const { damaged, within } = await readParts(bytes, numbers, left, depth + 1);
    return (damaged ? 1 : 0) + within;
  } catch (error) {
    if (error instanceof CannotBeRead && error.message !== UNPACKS_TOO_LARGE && error.message !== TOO_MANY_PARTS) return 1;
    throw error;
  }
}

async function* unpacked(zip: ZipFile, entry: Entry, left: Left): AsyncGenerator<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      left.bytes -= piece.length;
      if (left.bytes < 0) throw new CannotBeRead(UNPACKS_TOO_LARGE);
      yield piece;
    }
  } finally {
    stream.destroy();
  }
}
