import { constants, crc32, deflateRawSync } from 'node:zlib';

/** One entry as it is written, whether it is true or not. */
export interface RawEntry {
  readonly name: string;
  /** Deflated, without a head of its own. */
  readonly deflated: Buffer;
  /** What the archive says of it. */
  readonly statedSize: number;
  readonly statedCrc?: number;
  /** Bit 0: encrypted. */
  readonly flags?: number;
}

export function rawEntry(name: string, content: string | Buffer): RawEntry {
  const bytes = Buffer.from(content);
  return { name, deflated: deflateRawSync(bytes), statedSize: bytes.length, statedCrc: crc32(bytes) };
}

/**
 * An entry of zeros that unpacks to far more than it takes; made in no time, by repeating one deflated block.
 *
 * @param start what it begins with
 */
export function bombEntry(name: string, megabytes: number, statedSize = megabytes * 1_048_576, start = ''): RawEntry {
  // Flushed in full, a block stands for itself and can be repeated.
  const block = (content: Buffer) => deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const zeros = Array<Buffer>(megabytes).fill(block(Buffer.alloc(1_048_576)));
  const end = deflateRawSync(Buffer.alloc(0));
  return { name, deflated: Buffer.concat([block(Buffer.from(start, 'latin1')), ...zeros, end]), statedSize };
}

/** A zip archive written by hand, so that it can lie. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    common(local, 4, entry);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    common(central, 6, entry);
    const extra = zip64(entry.statedSize);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(at, 42);
    directory.push(central, name, extra);
    for (const part of [local, name, entry.deflated]) {
      parts.push(part);
      at += part.length;
    }
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

const LARGEST_IN_HEAD = 0xffff_fffe;

/** What the heads of both kinds have in common. */
function common(head: Buffer, at: number, { deflated, statedSize, statedCrc = 0, flags = 0 }: RawEntry): void {
  head.writeUInt16LE(45, at);
  head.writeUInt16LE(flags, at + 2);
  head.writeUInt16LE(8, at + 4);
  head.writeUInt32LE(statedCrc, at + 10);
  head.writeUInt32LE(deflated.length, at + 14);
  head.writeUInt32LE(statedSize > LARGEST_IN_HEAD ? 0xffff_ffff : statedSize, at + 18);
}

function zip64(size: number): Buffer {
  if (size <= LARGEST_IN_HEAD) return Buffer.alloc(0);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  return extra;
}
