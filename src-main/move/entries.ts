import { z } from 'zod';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { backupContents } from '../../src-shared/contract/backup.ts';
import { backedUpPath, evidenceName, manifest } from '../backup/manifest.ts';
import { parseJson } from '../data-folder/parse-json.ts';
import { damagedFile } from './move-head.ts';

/** What stands first in a moving file, sealed like everything behind it. */
export const moveSummary = z.strictObject({
  workspace: workspaceId,
  name: z.string(),
  writtenAt: z.iso.datetime({ precision: 3 }),
  contents: backupContents,
  digests: manifest.shape.digests,
});
export type MoveSummary = z.infer<typeof moveSummary>;

const size = z.int().min(0);
const LONGEST_HEAD = 1_000;
const LARGEST_SUMMARY = 64 * 1024 * 1024;

const entryHead = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('summary'), size: size.max(LARGEST_SUMMARY) }),
  /** A file, by where it lies in a backup. */
  z.strictObject({ kind: z.literal('file'), path: backedUpPath, size }),
  /** A file of the evidence store, as it lies there. */
  z.strictObject({ kind: z.literal('evidence'), name: evidenceName, size }),
]);
export type EntryHead = z.infer<typeof entryHead>;

/** One thing in a moving file. Its bytes have to be taken before the next one comes. */
export interface Entry {
  readonly head: EntryHead;
  readonly bytes: () => AsyncGenerator<Buffer>;
}

/** As an entry is written: the length of its head, its head, and then its bytes. */
export function formatEntryHead(head: EntryHead): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text]);
}

/**
 * Takes the entries out of what a moving file holds, as it comes.
 *
 * @param name of the file, to be told
 * @throws BridgeRefused when it is not a row of whole entries
 */
export async function* readEntries(pieces: AsyncIterator<Buffer>, name: string): AsyncGenerator<Entry> {
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await pieces.next();
    if (!next.done) rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    return !next.done;
  };
  const taken = async (length: number): Promise<Buffer> => {
    while (rest.length < length) if (!(await more())) throw damagedFile(name);
    const bytes = rest.subarray(0, length);
    rest = rest.subarray(length);
    return bytes;
  };
  while (rest.length > 0 || (await more())) {
    const length = (await taken(4)).readUInt32BE(0);
    if (length > LONGEST_HEAD) throw damagedFile(name);
    const head = entryHead.safeParse(parseJson((await taken(length)).toString('utf8')));
    if (!head.success) throw damagedFile(name);
    let left = head.data.size;
    yield {
      head: head.data,
      bytes: async function* () {
        while (left > 0) {
          if (rest.length === 0 && !(await more())) throw damagedFile(name);
          const piece = rest.subarray(0, left);
          rest = rest.subarray(piece.length);
          left -= piece.length;
          yield piece;
        }
      },
    };
    if (left > 0) throw new Error('the bytes of an entry were not taken');
  }
}

export async function wholeOf(entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of entry.bytes()) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
