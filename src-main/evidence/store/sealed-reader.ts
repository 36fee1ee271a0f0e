import { createHash } from 'node:crypto';
import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { BridgeRefused } from '../../bridge/refuse.ts';
import type { OpenFile } from '../../disk/disk.ts';
import {
  chunkPosition,
  HEADER_LENGTH,
  openChunk,
  openEnd,
  readHeader,
  SEALED_END_LENGTH,
  type SealedEnd,
  type Sealing,
  sizesOf,
  TAG_LENGTH,
} from './sealed-format.ts';

/** A file of the store whose bytes are not what they were. */
export class DamagedEvidence extends BridgeRefused {
  constructor() {
    super(
      'cannot read',
      'This file is damaged on this computer: its bytes are not what they were when it was attached. Your answers are safe. Bring it back from a backup, or attach it again.',
    );
  }
}

/** A file of the store that the disk does not give. Where the disk is at fault that is damage like any other. */
export function cannotRead(error: unknown): BridgeRefused {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'EIO') return new DamagedEvidence();
  return new BridgeRefused(
    'cannot read',
    `This file cannot be read just now (${code}). Nothing was changed. Close other programs that may use the app’s folder and try again, or ask your IT support to look at the disk.`,
  );
}

/** A file of the store, opened for reading. Its header and its end have been proved; each chunk is when it is read. */
export interface EvidenceReader extends SealedEnd {
  /** A piece of it, shorter where the file ends; only the chunks that hold it are read. */
  readonly bytes: (at: number, length: number) => Promise<Buffer>;
  /** All of it, chunk by chunk. Throws at the end when its hash is not the one it was kept under. */
  readonly pieces: () => AsyncGenerator<Buffer>;
  readonly close: () => Promise<void>;
}

/**
 * Reads the header and the end of a sealed file. Truncation shows at once, and so does a file that has another one's name.
 *
 * @param length of the file on the disk, in bytes
 * @param expected the hash that its name stands for; null takes what it says itself
 * @throws DamagedEvidence, and a refusal when a newer version of the app wrote it
 */
export async function readSealed(
  file: OpenFile,
  length: number,
  dataKey: Uint8Array,
  expected: EvidenceHash | null,
): Promise<EvidenceReader> {
  const header = readHeader(dataKey, await filled(file, 0, Math.min(HEADER_LENGTH, length)));
  if (header.kind === 'newer')
    throw new BridgeRefused(
      'newer data',
      `This file was kept by a newer version of the app (format ${header.format}). It was not touched. Install the newer version to use it.`,
    );
  if (header.kind === 'damaged') throw new DamagedEvidence();
  const { sealing } = header;
  const sizes = sizesOf(length, sealing.chunkLength);
  if (!sizes) throw new DamagedEvidence();
  const end = openEnd(sealing, sizes.chunks, await filled(file, length - SEALED_END_LENGTH, SEALED_END_LENGTH));
  if (!end || end.size !== sizes.size || (expected !== null && end.hash !== expected)) throw new DamagedEvidence();
  return {
    ...end,
    bytes: async (at, wanted) => {
      const to = Math.min(end.size, at + wanted);
      if (at >= to) return Buffer.alloc(0);
      const first = Math.floor(at / sealing.chunkLength);
      const last = Math.floor((to - 1) / sealing.chunkLength);
      const chunks: Buffer[] = [];
      for (let index = first; index <= last; index += 1) chunks.push(await chunk(file, sealing, end.size, index));
      const start = first * sealing.chunkLength;
      return Buffer.concat(chunks).subarray(at - start, to - start);
    },
    pieces: async function* () {
      const hash = createHash('sha256');
      for (let index = 0; index < sizes.chunks; index += 1) {
        const plain = await chunk(file, sealing, end.size, index);
        hash.update(plain);
        yield plain;
      }
      if (hash.digest('hex') !== end.hash) throw new DamagedEvidence();
    },
    close: () => file.close(),
  };
}

async function chunk(file: OpenFile, sealing: Sealing, size: number, index: number): Promise<Buffer> {
  const plainLength = Math.min(sealing.chunkLength, size - index * sealing.chunkLength);
  const sealed = await filled(file, chunkPosition(sealing.chunkLength, index), plainLength + TAG_LENGTH);
  const plain = openChunk(sealing, index, sealed);
  if (!plain) throw new DamagedEvidence();
  return plain;
}

async function filled(file: OpenFile, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const read = await file.read(bytes, position).catch((error: unknown) => {
    throw cannotRead(error);
  });
  if (read !== length) throw new DamagedEvidence();
  return bytes;
}
