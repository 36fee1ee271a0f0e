import type { PatientNumbers } from '../../src-shared/contract/evidence.ts';
import { inOrder } from '../data-folder/in-order.ts';
import { ENOUGH_TO_TELL, kindOfFile } from './kind-of-file.ts';
import { LARGEST_DOCUMENT } from './limits.ts';
import { readInThread } from './read-in-thread.ts';
import { EMPTY, OTHER_KIND, PICTURE, TOO_LARGE } from './words.ts';

export interface FileToLookThrough {
  /** The file's own name. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Begins at its start, in pieces of any size. Nobody else has to read them to the end. */
  readonly read: () => AsyncIterable<Uint8Array>;
}

/** One at a time: a dozen files that were picked together do not take a dozen times the memory. */
const oneAtATime = inOrder();

/**
 * Looks for what may be NHS numbers in the text of a file: txt and csv, docx, xlsx, pptx and pdf, known by their bytes and not by
 * their names. Where numbers were found, they are told, also when the rest could not be read; where none were found and
 * not all of it was looked through, the words say what was not.
 *
 * @throws what `read` throws; anything about the file itself is an answer
 */
export function lookForPatientNumbers(file: FileToLookThrough): Promise<PatientNumbers> {
  return oneAtATime(() => look(file));
}

async function look({ name, size, read }: FileToLookThrough): Promise<PatientNumbers> {
  const rest = read()[Symbol.asyncIterator]();
  try {
    const start = await startOf(rest);
    const found = kindOfFile(start, name);
    if (found.kind !== 'readable') return cannotBeRead(NOT_READABLE[found.kind]);
    if (found.as !== 'text' && size > LARGEST_DOCUMENT) return cannotBeRead(TOO_LARGE);
    const { numbers, words } = await readInThread({ as: found.as, size }, withStart(start, rest));
    return words === null || numbers.length > 0 ? { kind: 'read', numbers: [...numbers] } : cannotBeRead(words);
  } finally {
    await rest.return?.();
  }
}

const NOT_READABLE = { empty: EMPTY, picture: PICTURE, other: OTHER_KIND } as const;

function cannotBeRead(words: string): PatientNumbers {
  return { kind: 'cannot be read', words };
}

async function startOf(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let length = 0; length < ENOUGH_TO_TELL; ) {
    const { done, value } = await bytes.next();
    if (done) break;
    pieces.push(value);
    length += value.length;
  }
  return Buffer.concat(pieces);
}

async function* withStart(start: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield start;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
