import { type FileHandle, open, stat } from 'node:fs/promises';
import { z } from 'zod';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { type DocumentDigest, digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import { DATA_FORMAT } from '../../src-shared/contract/bridge.ts';
import { faultsInWords } from '../../src-shared/faults-in-words.ts';
import { BridgeRefused, refusedAsNewer, refusedByDisk } from '../bridge/refuse.ts';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';

const CHARACTERS_IN_A_PAGE = 4_000_000;
const LEFT_AS_IT_IS =
  'It was left as it is. Your IT support can move the file to a safe place: the app then makes a new one from the window’s database.';

const header = z.looseObject({ journal: z.literal('igt-desktop'), format: z.int().min(1) });

/** The durable file copy of all changes: one line of JSON a change, appended and flushed before anything counts as saved. */
export interface Journal {
  readonly position: number;
  readonly digests: ReadonlyMap<DocumentId, DocumentDigest>;
  /** Bytes of a half-written last line that were cut off when the journal was opened. */
  readonly tornBytes: number;
  /** Adds what it does not hold yet; returns once it is on the disk. */
  append: (changes: readonly Change[]) => Promise<void>;
  /** A page of at most `limit` changes, fewer where their texts are long: a page has to pass over the bridge. */
  read: (after: number, limit: number, documents: readonly DocumentId[] | null) => { changes: Change[]; next: number | null };
  close: () => Promise<void>;
}

/**
 * Opens a journal, or begins one. A half-written last line, as a power cut leaves it, is cut off and reported; a journal of
 * a newer format is refused untouched.
 */
export async function openJournal(path: string): Promise<Journal> {
  try {
    const size = await stat(path).then(
      (found) => found.size,
      (error: NodeJS.ErrnoException) => {
        // Only a journal that is not there is begun: one that cannot be looked at just now must never be written over.
        if (error.code === 'ENOENT') return 0;
        throw error;
      },
    );
    if (size === 0) await writeFileDurably(path, `${JSON.stringify({ journal: 'igt-desktop', format: DATA_FORMAT })}\n`);
  } catch (error) {
    throw refusedByDisk(error, 'begin the journal of your answers');
  }
  const file = await open(path, 'r+').catch((error: unknown) => {
    throw refusedByDisk(error, 'open the journal of your answers');
  });
  try {
    return await overFile(file, path);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function overFile(file: FileHandle, path: string): Promise<Journal> {
  const { changes: lines, length, tornBytes } = readLines(await file.readFile(), path);
  // A line that stands twice, as in a journal mended by hand, counts once: twice would cancel out in the digest.
  const changes = [...new Map(lines.map((one) => [one.id, one])).values()];
  if (tornBytes > 0) {
    await file.truncate(length);
    await file.sync();
  }
  let end = length;
  const known = new Set(changes.map(({ id }) => id));
  const digests = new Map<DocumentId, DocumentDigest>();
  const count = (added: readonly Change[]): void => {
    for (const one of added) digests.set(one.document, digestWith(digests.get(one.document) ?? EMPTY_DIGEST, [one]));
  };
  count(changes);
  // Appends queue behind each other: each must know where the one before has ended.
  let last: Promise<unknown> = Promise.resolve();
  // Bytes of a failed write may lie behind the end; a shorter line over them would leave their tail behind itself.
  let mustCut = false;
  const cut = async (): Promise<void> => {
    await file.truncate(end);
    mustCut = false;
  };

  const write = async (wanted: readonly Change[]): Promise<void> => {
    const added = [...new Map(wanted.filter(({ id }) => !known.has(id)).map((one) => [one.id, one])).values()];
    if (added.length === 0) return;
    const bytes = Buffer.from(added.map((one) => `${JSON.stringify(one)}\n`).join(''));
    try {
      if (mustCut) await cut();
      mustCut = true;
      await writeAll(file, bytes, end);
      await file.datasync();
      mustCut = false;
    } catch (error) {
      await cut().catch(() => undefined);
      throw refusedByDisk(error, 'write your answers to the journal');
    }
    end += bytes.length;
    for (const one of added) {
      known.add(one.id);
      changes.push(one);
    }
    count(added);
  };

  return {
    get position() {
      return changes.length;
    },
    digests,
    tornBytes,
    append: (wanted) => {
      const mine = last.then(() => write(wanted));
      last = mine.catch(() => undefined);
      return mine;
    },
    read: (after, limit, documents) => {
      const wanted = documents === null ? null : new Set(documents);
      const found: Change[] = [];
      let characters = 0;
      let at = after;
      for (; at < changes.length && found.length < limit && characters < CHARACTERS_IN_A_PAGE; at += 1) {
        const one = changes[at] as Change;
        if (wanted !== null && !wanted.has(one.document)) continue;
        found.push(one);
        characters += typeof one.value === 'string' ? one.value.length : 0;
      }
      return { changes: found, next: at < changes.length ? at : null };
    },
    close: async () => {
      await last;
      await file.close();
    },
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, from: number): Promise<void> {
  for (let written = 0; written < bytes.length; )
    written += (await file.write(bytes, written, bytes.length - written, from + written)).bytesWritten;
}

interface Lines {
  readonly changes: Change[];
  /** How far whole lines reach, in bytes. */
  readonly length: number;
  readonly tornBytes: number;
}

function readLines(content: Buffer, path: string): Lines {
  const length = content.lastIndexOf(10) + 1;
  const lines = content.toString('utf8', 0, length).split('\n').slice(0, -1);
  const begin = header.safeParse(readJson(lines[0] ?? ''));
  if (!begin.success)
    throw new BridgeRefused('does not fit', `The journal ${path} does not begin as a journal of this app does. ${LEFT_AS_IT_IS}`);
  if (begin.data.format > DATA_FORMAT) throw refusedAsNewer(begin.data.format);
  const changes = lines.slice(1).map((line, at) => {
    const parsed = change.safeParse(readJson(line));
    if (parsed.success) return parsed.data;
    throw new BridgeRefused(
      'does not fit',
      `Line ${at + 2} of the journal ${path} cannot be read: ${faultsInWords(parsed.error)}. ${LEFT_AS_IT_IS}`,
    );
  });
  return { changes, length, tornBytes: content.length - length };
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
