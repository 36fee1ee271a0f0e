import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type EvidenceHash, evidenceHash } from '../../../src-shared/assessment/identifiers.ts';

/**
 * How an evidence file lies on the disk: docs/evidence-store.md. The construction is STREAM (Hoang, Reyhanitabar, Rogaway and
 * Vizár, 2015) over AES-256-GCM.
 */

const FORMAT = 1;
const MARK = Buffer.from('IGT-EVID', 'latin1');
/** Mark, format and their checksum: every later format begins with these. */
const START_LENGTH = 16;
const SALT_LENGTH = 32;
export const HEADER_LENGTH = START_LENGTH + 4 + SALT_LENGTH;
export const TAG_LENGTH = 16;
const END_LENGTH = 32 + 8;
export const SEALED_END_LENGTH = END_LENGTH + TAG_LENGTH;

export const CHUNK_LENGTH = 256 * 1024;
const SHORTEST_CHUNK = 16;
const LONGEST_CHUNK = 16 * 1024 * 1024;

/** What seals and opens the chunks of one file. */
export interface Sealing {
  readonly header: Buffer;
  /** Bytes of a chunk before it is sealed; the last one may be shorter. */
  readonly chunkLength: number;
  readonly key: Uint8Array;
}

/** What the sealed end of a file says. */
export interface SealedEnd {
  readonly hash: EvidenceHash;
  /** Bytes of the file before it was sealed. */
  readonly size: number;
}

/** A new file: a random salt, and with it a key of its own. */
export function newSealing(dataKey: Uint8Array, chunkLength: number): Sealing {
  const header = Buffer.alloc(HEADER_LENGTH);
  MARK.copy(header);
  header.writeUInt32BE(FORMAT, MARK.length);
  header.writeUInt32BE(crc32(header.subarray(0, 12)), 12);
  header.writeUInt32BE(chunkLength, START_LENGTH);
  randomBytes(SALT_LENGTH).copy(header, START_LENGTH + 4);
  return sealing(dataKey, header, chunkLength);
}

/** What the first bytes of a file say. `newer`: a later version of the app wrote it. */
export function readHeader(
  dataKey: Uint8Array,
  header: Buffer,
): { kind: 'readable'; sealing: Sealing } | { kind: 'newer'; format: number } | { kind: 'damaged' } {
  if (header.length < START_LENGTH || !header.subarray(0, MARK.length).equals(MARK)) return { kind: 'damaged' };
  if (header.readUInt32BE(12) !== crc32(header.subarray(0, 12))) return { kind: 'damaged' };
  const format = header.readUInt32BE(MARK.length);
  if (format > FORMAT) return { kind: 'newer', format };
  if (format !== FORMAT || header.length !== HEADER_LENGTH) return { kind: 'damaged' };
  const chunkLength = header.readUInt32BE(START_LENGTH);
  if (chunkLength < SHORTEST_CHUNK || chunkLength > LONGEST_CHUNK) return { kind: 'damaged' };
  return { kind: 'readable', sealing: sealing(dataKey, header, chunkLength) };
}

function sealing(dataKey: Uint8Array, header: Buffer, chunkLength: number): Sealing {
  const salt = header.subarray(HEADER_LENGTH - SALT_LENGTH);
  return { header, chunkLength, key: derived(dataKey, salt, 'igt evidence file') };
}

/** Seals a chunk. @returns the encrypted bytes and the tag that proves them */
export function sealChunk(of: Sealing, index: number, plain: Uint8Array): readonly [Buffer, Buffer] {
  return seal(of, index, false, plain);
}

/** @returns null when a bit of it is not what it was, or it is not the chunk with this number of this file */
export function openChunk(of: Sealing, index: number, sealed: Buffer): Buffer | null {
  return unseal(of, index, false, sealed);
}

/** @param index how many chunks come before the end */
export function sealEnd(of: Sealing, index: number, { hash, size }: SealedEnd): Buffer {
  const end = Buffer.alloc(END_LENGTH);
  end.write(hash, 'hex');
  end.writeBigUInt64BE(BigInt(size), 32);
  return Buffer.concat(seal(of, index, true, end));
}

export function openEnd(of: Sealing, index: number, sealed: Buffer): SealedEnd | null {
  const end = unseal(of, index, true, sealed);
  return end && { hash: evidenceHash.parse(end.toString('hex', 0, 32)), size: Number(end.readBigUInt64BE(32)) };
}

function seal(of: Sealing, index: number, isEnd: boolean, plain: Uint8Array): readonly [Buffer, Buffer] {
  const cipher = createCipheriv('aes-256-gcm', of.key, nonce(index, isEnd), { authTagLength: TAG_LENGTH });
  cipher.setAAD(of.header);
  const encrypted = cipher.update(plain);
  cipher.final();
  return [encrypted, cipher.getAuthTag()];
}

function unseal(of: Sealing, index: number, isEnd: boolean, sealed: Buffer): Buffer | null {
  if (sealed.length < TAG_LENGTH) return null;
  const decipher = createDecipheriv('aes-256-gcm', of.key, nonce(index, isEnd), { authTagLength: TAG_LENGTH });
  decipher.setAAD(of.header);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_LENGTH));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_LENGTH));
  try {
    decipher.final();
    return plain;
  } catch {
    return null;
  }
}

/** Never used twice with one key: each file has a key of its own, each of its chunks a number. */
function nonce(index: number, isEnd: boolean): Buffer {
  const made = Buffer.alloc(12);
  made.writeUInt32BE(index, 7);
  made.writeUInt8(isEnd ? 1 : 0, 11);
  return made;
}

/** Where a chunk begins in its file. */
export function chunkPosition(chunkLength: number, index: number): number {
  return HEADER_LENGTH + index * (chunkLength + TAG_LENGTH);
}

/** The bytes of a file of this length before it was sealed, and its chunks; null for one that no sealing makes. */
export function sizesOf(sealedLength: number, chunkLength: number): { readonly size: number; readonly chunks: number } | null {
  const chunked = sealedLength - HEADER_LENGTH - SEALED_END_LENGTH;
  if (chunked < 0) return null;
  const chunks = Math.ceil(chunked / (chunkLength + TAG_LENGTH));
  const size = chunked - chunks * TAG_LENGTH;
  return size > (chunks - 1) * chunkLength || chunks === 0 ? { size, chunks } : null;
}

const ENDING = '.evidence';
const FILE_NAME = /^[0-9a-f]{64}\.evidence$/;

/** Names the files of a store: who has not the key cannot tell from a name whether a document that they know is there. */
export function fileNames(dataKey: Uint8Array): (hash: EvidenceHash) => string {
  const key = derived(dataKey, Buffer.alloc(0), 'igt evidence names');
  return (hash) => `${createHmac('sha256', key).update(hash, 'hex').digest('hex')}${ENDING}`;
}

export function isFileName(name: string): boolean {
  return FILE_NAME.test(name);
}

function derived(dataKey: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', dataKey, salt, purpose, 32));
}
