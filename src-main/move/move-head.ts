import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { BridgeRefused } from '../bridge/refuse.ts';
import { parseJson } from '../data-folder/parse-json.ts';
import { keyEnvelope } from '../keys/key-envelope.ts';

/**
 * The beginning of a moving file, which anybody can read: what it is, and the key as the recovery code opens it. Everything else is
 * sealed behind it (docs/backup.md).
 */
const FORMAT = 1;
const MARK = Buffer.from('IGT-MOVE', 'latin1');
/** Mark, format, length of the head, a checksum of these, and one of the head. Every later format begins in the same way. */
const START_LENGTH = 24;
const LONGEST_HEAD = 64 * 1024;

const head = z.strictObject({
  /** Tells two files apart, and goes into the key with which this one is sealed. */
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  envelope: keyEnvelope,
});
export type MoveHead = z.infer<typeof head>;

export function formatHead(said: MoveHead): Buffer {
  const text = Buffer.from(JSON.stringify(said));
  const start = Buffer.alloc(START_LENGTH);
  MARK.copy(start);
  start.writeUInt32BE(FORMAT, 8);
  start.writeUInt32BE(text.length, 12);
  start.writeUInt32BE(crc32(start.subarray(0, 16)), 16);
  start.writeUInt32BE(crc32(text), 20);
  return Buffer.concat([start, text]);
}

/**
 * Reads the head.
 *
 * @param read gives bytes of the file, fewer where it ends
 * @param name of the file, to be told
 * @returns also how many bytes it has
 */
export async function readHead(
  read: (at: number, length: number) => Promise<Buffer>,
  name: string,
): Promise<{ readonly head: MoveHead; readonly length: number }> {
  const start = await read(0, START_LENGTH);
  if (!start.subarray(0, MARK.length).equals(MARK.subarray(0, start.length)) || start.length === 0)
    throw new BridgeRefused(
      'does not fit',
      `${name} is not a file that “Move to another computer” has written. Nothing was changed. Pick the file whose name ends in .igtmove.`,
    );
  if (start.length < START_LENGTH || start.readUInt32BE(16) !== crc32(start.subarray(0, 16))) throw damagedFile(name);
  const format = start.readUInt32BE(8);
  if (format > FORMAT)
    throw new BridgeRefused(
      'newer file',
      `${name} was written by a newer version of the app (format ${format}, this version knows ${FORMAT}). Nothing was changed. Install the newer version here first.`,
    );
  const length = start.readUInt32BE(12);
  const text = length <= LONGEST_HEAD ? await read(START_LENGTH, length) : Buffer.alloc(0);
  const parsed = head.safeParse(parseJson(text.toString('utf8')));
  if (text.length !== length || start.readUInt32BE(20) !== crc32(text) || !parsed.success) throw damagedFile(name);
  return { head: parsed.data, length: START_LENGTH + length };
}

export function damagedFile(name: string): BridgeRefused {
  return new BridgeRefused(
    'cannot read',
    `${name} is damaged, or a part of it is missing: copying it may have been cut short. Nothing was changed here. Copy it again from the other computer, or write it there once more.`,
  );
}
