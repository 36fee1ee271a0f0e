import { createHash } from 'node:crypto';
import { evidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import type { OpenFile } from '../../disk/disk.ts';
import { HEADER_LENGTH, newSealing, type SealedEnd, type Sealing, sealChunk, sealEnd, TAG_LENGTH } from './sealed-format.ts';

/** So many chunks are sealed before they are written: fewer and larger writes. */
const CHUNKS_IN_A_BLOCK = 4;

/**
 * Hashes, seals and writes bytes as they come. While one block is being written the next one is sealed, so that neither the
 * processor nor the disk waits for the other; no more than two blocks are in memory.
 */
export class SealedWriter {
  readonly #file: OpenFile;
  readonly #sealing: Sealing;
  readonly #hash = createHash('sha256');
  /** A chunk that is not full yet. */
  readonly #rest: Buffer;
  #restLength = 0;
  #chunks = 0;
  #size = 0;
  #block: Buffer;
  #otherBlock: Buffer;
  #blockLength = 0;
  #position = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: OpenFile, dataKey: Uint8Array, chunkLength: number) {
    this.#file = file;
    this.#sealing = newSealing(dataKey, chunkLength);
    this.#rest = Buffer.alloc(chunkLength);
    const length = HEADER_LENGTH + CHUNKS_IN_A_BLOCK * (chunkLength + TAG_LENGTH);
    this.#block = Buffer.alloc(length);
    this.#otherBlock = Buffer.alloc(length);
    this.#put(this.#sealing.header);
  }

  /** Bytes that came so far. */
  get size(): number {
    return this.#size;
  }

  /** Takes bytes; when it returns the caller may use its buffer again. */
  async add(bytes: Uint8Array): Promise<void> {
    const { chunkLength } = this.#sealing;
    this.#hash.update(bytes);
    this.#size += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      if (this.#restLength === 0 && bytes.length - at >= chunkLength) {
        await this.#seal(bytes.subarray(at, at + chunkLength));
        at += chunkLength;
      } else {
        const taken = bytes.subarray(at, at + chunkLength - this.#restLength);
        this.#rest.set(taken, this.#restLength);
        this.#restLength += taken.length;
        at += taken.length;
        if (this.#restLength === chunkLength) await this.#sealRest();
      }
    }
  }

  /** Writes what is left and the sealed end. Nothing is flushed yet. */
  async finish(): Promise<SealedEnd> {
    if (this.#restLength > 0) await this.#sealRest();
    const end: SealedEnd = { hash: evidenceHash.parse(this.#hash.digest('hex')), size: this.#size };
    await this.#writeBlock();
    await this.#writing;
    await this.#file.write(sealEnd(this.#sealing, this.#chunks, end), this.#position);
    return end;
  }

  /** Waits until no write is under way any more, whatever came of it: only then can its file be closed. */
  async settle(): Promise<void> {
    await this.#writing.catch(() => undefined);
  }

  async #sealRest(): Promise<void> {
    const plain = this.#rest.subarray(0, this.#restLength);
    this.#restLength = 0;
    await this.#seal(plain);
  }

  async #seal(plain: Uint8Array): Promise<void> {
    const [encrypted, tag] = sealChunk(this.#sealing, this.#chunks, plain);
    this.#chunks += 1;
    await this.#room(encrypted.length + tag.length);
    this.#put(encrypted);
    this.#put(tag);
    giveBack(encrypted);
  }

  #put(bytes: Buffer): void {
    bytes.copy(this.#block, this.#blockLength);
    this.#blockLength += bytes.length;
  }

  async #room(length: number): Promise<void> {
    if (this.#blockLength + length > this.#block.length) await this.#writeBlock();
  }

  async #writeBlock(): Promise<void> {
    await this.#writing;
    const block = this.#block.subarray(0, this.#blockLength);
    this.#writing = this.#file.write(block, this.#position);
    // Whoever waits for it next is told; until then nobody does.
    this.#writing.catch(() => undefined);
    this.#position += block.length;
    [this.#block, this.#otherBlock] = [this.#otherBlock, this.#block];
    this.#blockLength = 0;
  }
}

/** Frees the memory of bytes that were copied on. A large file would else pile up as garbage before anybody collects it. */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
