import type { Change } from '../../src-shared/assessment/change.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { FreeBytes } from '../../src-shared/contract/disk-space.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import type { RecordsDatabase } from '../database/records-database.ts';
import { type Origin, RecordsWriter } from '../database/records-writer.ts';
import type { SaveStatus } from './save-status.ts';

const LARGEST_BATCH = 2_000;
const FIRST_RETRY = 500;
const LONGEST_RETRY = 15_000;

/**
 * Brings changes into the database and the journal, in order. Both write the same batch at the same time; it counts as
 * saved when both have it. A failed batch is kept and tried again, and whichever side was written already passes over it.
 */
export class ChangeWriter {
  readonly #records: RecordsWriter;
  readonly #bridge: BridgeClient;
  readonly #workspace: WorkspaceId;
  readonly #tell: (status: SaveStatus) => void;
  #waiting: Change[] = [];
  readonly #takenIn = new WeakSet<Change>();
  #writing: Promise<void> | null = null;
  #retryIn = FIRST_RETRY;

  readonly #tellFree: (free: FreeBytes) => void;

  /** @param tellFree is told after every write how many bytes are free on the disk */
  constructor(
    database: RecordsDatabase,
    bridge: BridgeClient,
    workspace: WorkspaceId,
    tell: (status: SaveStatus) => void,
    tellFree: (free: FreeBytes) => void,
  ) {
    this.#tellFree = tellFree;
    this.#records = new RecordsWriter(database);
    this.#bridge = bridge;
    this.#workspace = workspace;
    this.#tell = tell;
  }

  write(changes: readonly Change[], origin: Origin): void {
    this.#waiting.push(...changes);
    if (origin === 'taken in') for (const change of changes) this.#takenIn.add(change);
    // Under way before anybody is told, so before anything is drawn.
    this.#writing ??= this.#writeAll();
    this.#tell({ kind: 'saving' });
  }

  /** The database, for history that comes back between what is made here. */
  get records(): RecordsWriter {
    return this.#records;
  }

  /** What is not saved yet, in order. */
  get waiting(): readonly Change[] {
    return this.#waiting;
  }

  /** Settles once everything given so far is saved or has failed once. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /**
   * The window is going away: hands what is not saved yet to main, which outlives the page. Nothing is awaited, because
   * nothing would be. In batches, because main takes no more at a time than the contract says.
   */
  handOver(): void {
    for (let at = 0; at < this.#waiting.length; at += LARGEST_BATCH)
      void this.#journal(this.#waiting.slice(at, at + LARGEST_BATCH));
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, LARGEST_BATCH);
      const failure = await this.#writeBatch(batch);
      if (failure !== null) {
        this.#records.inDoubt();
        this.#tell({ kind: 'not saved', waiting: this.#waiting.length, words: failure });
        this.#writing = null;
        setTimeout(() => {
          if (this.#waiting.length > 0) this.#writing ??= this.#writeAll();
        }, this.#retryIn);
        this.#retryIn = Math.min(LONGEST_RETRY, this.#retryIn * 2);
        return;
      }
      this.#waiting.splice(0, batch.length);
      this.#retryIn = FIRST_RETRY;
    }
    this.#writing = null;
    this.#tell({ kind: 'saved', at: new Date() });
  }

  async #writeBatch(batch: readonly Change[]): Promise<string | null> {
    const [journalled, recorded] = await Promise.all([this.#journal(batch), this.#record(batch)]);
    return journalled ?? recorded;
  }

  async #journal(batch: readonly Change[]): Promise<string | null> {
    const reply = await this.#bridge.call('journal.append', { workspace: this.#workspace, changes: [...batch] });
    if (!reply.ok) return reply.refusal.words;
    this.#tellFree(reply.value.free);
    return null;
  }

  async #record(batch: readonly Change[]): Promise<string | null> {
    try {
      await this.#records.write(batch, batch.some((change) => this.#takenIn.has(change)) ? 'taken in' : 'made here');
      return null;
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      return name === 'QuotaExceededError'
        ? 'The disk is full. What you typed is still on this screen. Free some space: we try again by ourselves.'
        : `The database on this computer could not be written (${name}). What you typed is still on this screen. We try again by ourselves.`;
    }
  }
}
