import { join } from 'node:path';
import type { Change } from '../../src-shared/assessment/change.ts';
import { writableTime } from '../../src-shared/assessment/clock.ts';
import type { DocumentDigest } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import { inOrder } from '../data-folder/in-order.ts';
import { type Disk, REAL_DISK } from '../disk/disk.ts';
import { holdingOf } from './checkpoint.ts';
import { newestCheckpoint } from './checkpoint-files.ts';
import { closeSegments } from './close-segments.ts';
import { type DestroyedChanges, destroyInFiles, isWhole } from './destroy.ts';
import { plainName, recordFiles } from './file-names.ts';
import { KnownHolding } from './known-holding.ts';
import { type Loaded, load } from './load.ts';
import { PageReader } from './read-page.ts';
import { BEFORE_THE_FIRST, type Destroyed, destroyedBefore, formatLine, type Kept, recordOf } from './record.ts';
import { formatHead } from './segment.ts';
import { verifyJournal } from './verify-journal.ts';

/** What a test replaces: the file system, the clock, and how long a segment may get. */
export interface JournalParts {
  readonly disk: Disk;
  readonly now: () => Date;
  /** A segment that has reached this many bytes is closed before the next record; so is one that another day began. */
  readonly longestSegment: number;
}

const AS_SHIPPED: JournalParts = { disk: REAL_DISK, now: () => new Date(), longestSegment: 4 * 1024 * 1024 };

/** What was not as it should be when a journal was opened. */
export type Found = Pick<Loaded, 'tornBytes' | 'damage'>;
const HOLDING_PAGE = 10_000;
const NOTHING: Found = { tornBytes: 0, damage: [] };

interface JournalPage {
  readonly changes: Change[];
  /** Changes that were destroyed for good and stood on this page. */
  readonly destroyed: Change['id'][];
  /** Where the next page goes on; null when there is none. */
  readonly next: number | null;
  /** What was found damaged on the way and was mended, in words for the person. */
  readonly damage: string[];
}

interface JournalSnapshot {
  readonly position: number;
  readonly digests: ReadonlyMap<DocumentId, DocumentDigest>;
  /** Names of files with records that no append alters any more. A segment that is compressed meanwhile changes its name. */
  readonly files: readonly string[];
  /** The segment that is being written, as far as its records count. */
  readonly open: { readonly name: string; readonly bytes: Buffer } | null;
}

interface Holding {
  readonly changes: readonly Change[];
  /** What was found damaged on the way and was mended, in words for the person. */
  readonly damage: readonly string[];
}

/**
 * The durable file copy of all changes (DESIGN 4.3): records that are linked by their hashes, in segments in a folder of
 * their own, appended and flushed before anything counts as saved. Its files are described in docs/journal.md.
 */
export interface Journal {
  /** The number of its last record. */
  readonly position: number;
  readonly digests: ReadonlyMap<DocumentId, DocumentDigest>;
  /** Every change that was destroyed for good. */
  readonly destroyed: ReadonlySet<Change['id']>;
  /** Bytes of a half-written last line that were cut off when the journal was opened. */
  readonly tornBytes: number;
  /** What was found damaged when the journal was opened, in words for the person. */
  readonly damage: readonly string[];
  /** Settles when it can be asked for all of these: where mending or destroying has failed half-way, it is read afresh. */
  ready: () => Promise<void>;
  /** Adds what it does not hold yet; returns once it is on the disk. */
  append: (changes: readonly Change[]) => Promise<void>;
  /**
   * A page of at most `limit` changes behind a record, fewer where their texts are long: a page has to pass over the bridge.
   * One segment at a time is in memory.
   */
  read: (after: number, limit: number, documents: readonly DocumentId[] | null) => Promise<JournalPage>;
  /**
   * Destroys what these changes say, for good, in every file of the journal; returns once that is on the disk. None of them is
   * recorded again when somebody offers it, also one that has never come here yet.
   */
  destroy: (ids: readonly Change['id'][]) => Promise<DestroyedChanges>;
  /** The journal as it is at one moment, for a backup. */
  snapshot: () => Promise<JournalSnapshot>;
  /**
   * The changes that hold, of every field, from the newest checkpoint and what comes behind it: the state as it is, without
   * reading its history.
   */
  holding: () => Promise<Holding>;
  close: () => Promise<void>;
}

/**
 * Opens the journal in a folder, or begins one. A half-written end, as a power cut leaves it, is cut off and reported;
 * damage is mended from what can be read, and the damaged file is kept. A journal of a newer format is refused untouched.
 *
 * @param before what was found in the journal of an older format; it is told with what is found in this one
 */
export async function openJournal(folder: string, parts: Partial<JournalParts> = {}, before = NOTHING): Promise<Journal> {
  const journal = new LinkedJournal(folder, { ...AS_SHIPPED, ...parts }, before);
  await journal.open();
  return journal;
}

class LinkedJournal implements Journal {
  readonly #folder: string;
  readonly #parts: JournalParts;
  readonly #before: Found;
  // Appends queue behind each other: each must know where the one before has ended. What reads or tidies queues as well.
  readonly #inOrder = inOrder();
  #state: Loaded | null = null;
  #pages: PageReader;
  #isClosed = false;
  // Bytes of a failed write may lie behind the end; a shorter line over them would leave their tail behind itself.
  #mustCut = false;
  /** Whether the name of the segment that is being written is on the disk. */
  #isNamed = true;
  /** Whether there is a segment to compress that is not written any more. */
  #hasEnded = false;
  /** What holds, from when it was first asked for. What is appended is added to it, so that nothing is read a second time. */
  readonly #holding = new KnownHolding();

  constructor(folder: string, parts: JournalParts, before: Found) {
    this.#folder = folder;
    this.#before = before;
    this.#parts = parts;
    this.#pages = new PageReader(parts.disk, folder);
  }

  get position(): number {
    return this.#loaded.end.sequence;
  }

  get digests(): ReadonlyMap<DocumentId, DocumentDigest> {
    return this.#loaded.tally.digests();
  }

  get destroyed(): ReadonlySet<Change['id']> {
    return this.#loaded.destroyed;
  }

  get tornBytes(): number {
    return this.#before.tornBytes + this.#loaded.tornBytes;
  }

  get damage(): readonly string[] {
    return [...this.#before.damage, ...this.#loaded.damage];
  }

  async open(): Promise<void> {
    await this.#load(true);
    await this.#closeSegments();
  }

  ready(): Promise<void> {
    return this.#inOrder(() => this.#reopen());
  }

  append(changes: readonly Change[]): Promise<void> {
    return this.#inOrder(async () => {
      await this.#reopen();
      const { ids, destroyed } = this.#loaded;
      await this.#append(changes.filter(({ id }) => !ids.has(id) && !destroyed.has(id)));
    });
  }

  destroy(ids: readonly Change['id'][]): Promise<DestroyedChanges> {
    return this.#inOrder(async () => {
      await this.#reopen();
      const wanted = new Set(ids.filter((id) => !this.#loaded.destroyed.has(id)));
      if (wanted.size === 0) return { copies: [] };
      try {
        return await this.#destroy(wanted);
      } catch (error) {
        throw error instanceof BridgeRefused
          ? error
          : refusedByDisk(error, 'remove it for good from the journal of your answers');
      } finally {
        this.#holding.forget();
        await this.#closeSegments();
      }
    });
  }

  read(after: number, limit: number, documents: readonly DocumentId[] | null): Promise<JournalPage> {
    return this.#inOrder(async () => {
      const page = () => this.#pages.page(this.#loaded, after, limit, documents);
      try {
        await this.#reopen();
        const found = await page();
        if (found) return { ...found, damage: [] };
        await this.#mend();
        const mended = await page();
        if (mended) return { ...mended, damage: [...this.#loaded.damage] };
      } catch (error) {
        throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'read the journal of your answers');
      }
      throw new Error('the journal is damaged where it has just been mended');
    });
  }

  snapshot(): Promise<JournalSnapshot> {
    return this.#inOrder(async () => {
      try {
        await this.#reopen();
        const { open, end, tally } = this.#loaded;
        const openName = open && open.length > 0 ? plainName(open.first) : null;
        const bytes = openName === null ? null : await this.#parts.disk.read(join(this.#folder, openName));
        return {
          position: end.sequence,
          digests: tally.digests(),
          files: recordFiles(await this.#parts.disk.names(this.#folder)).filter(
            (name) => !open || name !== plainName(open.first),
          ),
          // Behind its length may lie what is left of a write that failed.
          open: openName === null || bytes === null ? null : { name: openName, bytes: bytes.subarray(0, open?.length) },
        };
      } catch (error) {
        throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'read the journal of your answers');
      }
    });
  }

  async holding(): Promise<Holding> {
    const known = this.#holding.at(this.position);
    if (known) return { changes: known, damage: [] };
    const keep = this.#holding.reading();
    const { checkpoint } = await newestCheckpoint(this.#parts.disk, this.#folder);
    let folded = fold(checkpoint ? holdingOf(checkpoint).map((held) => held.change) : []);
    const from = this.position;
    const damage: string[] = [];
    for (let after: number | null = checkpoint?.end.sequence ?? 0; after !== null; ) {
      const page: JournalPage = await this.read(after, HOLDING_PAGE, null);
      folded = fold(page.changes, folded);
      damage.push(...page.damage);
      after = page.next;
    }
    return { changes: keep(from, folded), damage };
  }

  close(): Promise<void> {
    return this.#inOrder(async () => {
      this.#isClosed = true;
      await this.#state?.open?.file.close();
    });
  }

  get #loaded(): Loaded {
    if (!this.#state) throw new Error('the journal is not open');
    return this.#state;
  }

  /** Mending can fail half-way, on a full disk perhaps; then the journal is read afresh by whoever wants it next. */
  async #reopen(): Promise<void> {
    if (this.#isClosed) throw new Error('the journal is closed');
    if (!this.#state) await this.#load(true);
  }

  get #today(): string {
    return writableTime(this.#parts.now()).toISOString().slice(0, 10);
  }

  async #load(trust: boolean): Promise<void> {
    try {
      this.#state = await load(this.#parts.disk, this.#folder, this.#today, trust);
      this.#pages = new PageReader(this.#parts.disk, this.#folder);
      this.#mustCut = false;
      this.#isNamed = true;
    } catch (error) {
      throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'open the journal of your answers');
    }
  }

  #append(wanted: readonly Change[]): Promise<void> {
    const added = [...new Map(wanted.map((one) => [one.id, one])).values()];
    return this.#write(added.map((one) => (sequence, previous) => recordOf(one, sequence, previous)));
  }

  /** @param added makes each record from its number and the hash of the one before it */
  async #write(added: readonly ((sequence: number, previous: string) => Kept | Destroyed)[]): Promise<void> {
    if (added.length === 0) return;
    const state = this.#loaded;
    try {
      await this.#endSegment();
      state.open ??= await this.#beginSegment();
      const { open } = state;
      let { sequence, hash } = state.end;
      const records = added.map((make) => {
        const record = make(sequence + 1, hash ?? BEFORE_THE_FIRST);
        ({ sequence, hash } = record);
        return record;
      });
      const head = open.length === 0 ? [formatHead(open.first, state.end.hash, open.day)] : [];
      const bytes = Buffer.from([...head, ...records.map(formatLine)].map((line) => `${line}\n`).join(''));
      if (this.#mustCut) await this.#cut();
      this.#mustCut = true;
      await open.file.write(bytes, open.length);
      await open.file.datasync('records');
      if (!this.#isNamed) await this.#parts.disk.syncFolder(this.#folder, 'segment name');
      this.#isNamed = true;
      this.#mustCut = false;
      open.length += bytes.length;
      const kept = records.flatMap((record) => (record.kind === 'destroyed' ? [] : [record.change]));
      this.#holding.add(state.end.sequence, sequence, kept);
      state.end = { sequence, hash };
      for (const record of records) {
        if (record.kind === 'destroyed') {
          state.destroyed.add(record.id);
          continue;
        }
        if (!state.ids.has(record.change.id)) state.tally.add(record.change, record.text);
        state.ids.add(record.change.id);
      }
    } catch (error) {
      if (this.#mustCut) await this.#cut().catch(() => undefined);
      throw refusedByDisk(error, 'write your answers to the journal');
    }
    if (this.#hasEnded) void this.#inOrder(() => this.#closeSegments());
    this.#hasEnded = false;
  }

  async #cut(): Promise<void> {
    await this.#loaded.open?.file.truncate(this.#loaded.open.length);
    this.#mustCut = false;
  }

  async #endSegment(): Promise<void> {
    const { open, end } = this.#loaded;
    // One without a record, of which a crash has left no more than the head, is the one that the next record belongs in.
    if (!open || open.first > end.sequence) return;
    if (open.length < this.#parts.longestSegment && open.day === this.#today) return;
    if (this.#mustCut) {
      await this.#cut();
      await open.file.datasync('records');
    }
    this.#loaded.open = null;
    this.#hasEnded = true;
    await open.file.close();
  }

  async #beginSegment(): Promise<NonNullable<Loaded['open']>> {
    const first = this.#loaded.end.sequence + 1;
    this.#isNamed = false;
    this.#mustCut = false;
    const file = await this.#parts.disk.open(join(this.#folder, plainName(first)), 'new');
    return { first, day: this.#today, file, length: 0 };
  }

  /** Where it cannot be done now, on a full disk perhaps, nothing is lost: it is done when the next one closes, or at a start. */
  async #closeSegments(): Promise<void> {
    if (this.#isClosed || !this.#state) return;
    const { open, end } = this.#state;
    await closeSegments(this.#parts.disk, this.#folder, open?.first ?? end.sequence + 1).catch(() => undefined);
  }

  /**
   * Mends all damage. What checkpoints know of lost records, the changes that hold, is recorded again first: the state as it
   * is stays whole, and what is missing of the history comes back from the window's database.
   */
  async #mend(): Promise<void> {
    const { disk } = this.#parts;
    const { checkpoint } = await newestCheckpoint(disk, this.#folder);
    const readable = new Set<number>();
    await verifyJournal(disk, this.#folder, ({ sequence }) => readable.add(sequence));
    if (checkpoint) await this.#append(holdingOf(checkpoint).flatMap((held) => (readable.has(held.sequence) ? [] : held.change)));
    await this.#letGo();
    await this.#load(false);
  }

  /** From here on the journal is read afresh before anything is done with it. */
  async #letGo(): Promise<void> {
    this.#holding.forget();
    await this.#state?.open?.file.close();
    this.#state = null;
  }

  async #destroy(wanted: ReadonlySet<Change['id']>): Promise<DestroyedChanges> {
    const { disk } = this.#parts;
    if (this.#mustCut) await this.#cut();
    if (!(await isWhole(disk, this.#folder))) await this.#mend();
    await this.#letGo();
    const done = await destroyInFiles(disk, this.#folder, wanted, this.#today);
    await this.#load(true);
    const { destroyed } = this.#loaded;
    const notHere = [...wanted].filter((id) => !destroyed.has(id));
    await this.#write(notHere.map((id) => (sequence, previous) => destroyedBefore(id, sequence, previous)));
    return done;
  }
}
