import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { BridgeRefused, refusedByDisk } from '../../bridge/refuse.ts';
import type { Disk, OpenFile } from '../../disk/disk.ts';
import type { SealedEnd } from './sealed-format.ts';
import { SealedWriter } from './sealed-writer.ts';

/** A file that is being taken in. It counts when `keep` returns; until then `drop` leaves no trace of it. */
export class EvidenceIntake {
  readonly #disk: Disk;
  readonly #temporary: string;
  readonly #file: OpenFile;
  readonly #writer: SealedWriter;
  readonly #giveName: (temporary: string, hash: EvidenceHash) => Promise<void>;
  #isOpen = true;

  constructor(
    disk: Disk,
    temporary: string,
    file: OpenFile,
    dataKey: Uint8Array,
    chunkLength: number,
    giveName: (temporary: string, hash: EvidenceHash) => Promise<void>,
  ) {
    this.#disk = disk;
    this.#temporary = temporary;
    this.#file = file;
    this.#writer = new SealedWriter(file, dataKey, chunkLength);
    this.#giveName = giveName;
  }

  /** Bytes that came so far. */
  get size(): number {
    return this.#writer.size;
  }

  /** Takes bytes; when it returns the caller may use its buffer again. */
  async add(bytes: Uint8Array): Promise<void> {
    await this.#writer.add(bytes).catch((error: unknown) => {
      throw refusedByDisk(error, 'keep this file');
    });
  }

  /** Returns once the file is on the disk under its name. After a failure nothing of it is left. */
  async keep(): Promise<SealedEnd> {
    try {
      const end = await this.#writer.finish();
      await this.#file.datasync('evidence bytes');
      this.#isOpen = false;
      await this.#file.close();
      await this.#giveName(this.#temporary, end.hash);
      return end;
    } catch (error) {
      await this.drop();
      throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'keep this file');
    }
  }

  /** Removes what was written so far. */
  async drop(): Promise<void> {
    await this.#writer.settle();
    // What went wrong first is what is told.
    if (this.#isOpen) await this.#file.close().catch(() => undefined);
    this.#isOpen = false;
    await this.#disk.remove(this.#temporary).catch(() => undefined);
  }
}
