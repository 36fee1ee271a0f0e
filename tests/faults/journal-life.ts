import { createHash } from 'node:crypto';
import type { SyncPoint } from '../../src-main/disk/disk.ts';
import { type Journal, openJournal } from '../../src-main/journal/journal.ts';
import { verifyJournal } from '../../src-main/journal/verify-journal.ts';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { type DocumentDigest, digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { type DocumentId, ORGANISATION } from '../../src-shared/assessment/document.ts';
import { ASSESSMENT, changeOf } from '../arbitraries.ts';
import { ForgetfulDisk, randomFrom } from './forgetful-file-system.ts';

const FOLDER = '/journal';
/** So short that segments are closed all the time. */
const LONGEST_SEGMENT = 1_500;

/** What a life of the journal went through. */
export interface Lived {
  readonly acknowledged: number;
  readonly powerCuts: number;
  readonly kills: number;
  readonly damaged: number;
  readonly reached: ReadonlySet<SyncPoint>;
}

/**
 * One life of a journal on a file system that forgets: appends, closed segments, kills, power cuts and flipped bits in an
 * order that the seed decides, held against the simplest model there is: what was acknowledged.
 *
 * @param without is a sync that is left out
 * @throws where something that was acknowledged is gone, or the journal is not what it says it is
 */
export async function journalLife(seed: number, without: SyncPoint | null, rounds: number): Promise<Lived> {
  const life = new Life(seed, without);
  for (let round = 0; round < rounds; round += 1) await life.round();
  return life.lived();
}

/**
 * The same where a journal is most fragile: while it is begun, and while damage is mended. The process ends at a call that
 * the seed decides, one after the other, and the next one acknowledges what it finds.
 */
export async function fragileLife(seed: number, without: SyncPoint | null): Promise<Lived> {
  const life = new Life(seed, without);
  if (seed % 2 === 0) await life.beginning(Math.floor(seed / 2) % 16);
  else await life.mending(9 + (Math.floor(seed / 2) % 10));
  return life.lived();
}

class Life {
  readonly #random: () => number;
  readonly #disk: ForgetfulDisk;
  readonly #offered = new Map<Change['id'], Change>();
  readonly #acknowledged = new Map<Change['id'], Change>();
  /** Files as they were damaged: the bytes must never be gone. */
  readonly #damaged: Buffer[] = [];
  #day = 1;
  #powerCuts = 0;
  #kills = 0;

  constructor(seed: number, without: SyncPoint | null) {
    this.#random = randomFrom(seed);
    this.#disk = new ForgetfulDisk(this.#random, without);
  }

  lived(): Lived {
    return {
      acknowledged: this.#acknowledged.size,
      powerCuts: this.#powerCuts,
      kills: this.#kills,
      damaged: this.#damaged.length,
      reached: this.#disk.reached,
    };
  }

  /** A kill while the first changes are recorded; the window offers them again, and then the power goes. */
  async beginning(calls: number): Promise<void> {
    const batch = this.#newBatch();
    this.#disk.endAfter(calls);
    await this.#open()
      .then((journal) => journal.append(batch))
      .catch(() => undefined);
    this.#kill();
    await (await this.#open()).append(batch);
    for (const one of batch) this.#acknowledged.set(one.id, one);
    this.#cut();
    await this.#check(false);
  }

  /** A power cut while a damaged segment is mended. */
  async mending(calls: number): Promise<void> {
    const journal = await this.#open();
    for (let act = 0; act < 5; act += 1) await this.#act(journal);
    await journal.close();
    const isDamaged = this.#damage(/\.records/);
    this.#disk.endAfterPoint('damaged copy', calls);
    await this.#open()
      .then(readAll)
      .catch(() => undefined);
    this.#cut();
    await this.#check(isDamaged);
  }

  /** A process that works for a while and ends in one way or another, and then a look at what is left. */
  async round(): Promise<void> {
    const isDamaged = this.#random() < 0.35 && this.#damage(/\.(records|gz)$/);
    for (let process = 0; process <= (isDamaged ? this.#below(3) : 0); process += 1) await this.#process(isDamaged);
    await this.#check(isDamaged);
  }

  async #process(isDamaged: boolean): Promise<void> {
    const closes = this.#random() < 0.2;
    // A journal that is being begun, or mended, is at its most fragile.
    const isFragile = isDamaged || this.#acknowledged.size === 0;
    if (!closes) this.#disk.endAfter(this.#below(isFragile ? 30 : 90));
    try {
      const journal = await this.#open();
      // Damage before the checkpoint is found by reading.
      if (isDamaged) await readAll(journal);
      for (let act = this.#below(5); act >= 0; act -= 1) await this.#act(journal);
      if (closes) await journal.close();
    } catch {
      // The process has ended in the middle of it.
    }
    if (this.#random() < (isDamaged ? 0.85 : 0.5)) this.#cut();
    else this.#kill();
  }

  #cut(): void {
    this.#powerCuts += 1;
    this.#disk.forgetAndRestart();
  }

  #kill(): void {
    this.#kills += 1;
    this.#disk.restart();
  }

  async #act(journal: Journal): Promise<void> {
    if (this.#random() < 0.1) this.#day += 1;
    if (this.#random() < 0.1) await readAll(journal);
    const batches = Array.from({ length: 1 + this.#below(2) }, () => this.#batch());
    await Promise.all(
      batches.map(async (batch) => {
        await journal.append(batch);
        for (const one of batch) this.#acknowledged.set(one.id, one);
      }),
    );
  }

  /** New changes, or those that nobody has acknowledged: the window offers them again until somebody does. */
  #batch(): Change[] {
    const unanswered = [...this.#offered.values()].filter(({ id }) => !this.#acknowledged.has(id));
    return unanswered.length > 0 && this.#random() < 0.6 ? unanswered : this.#newBatch();
  }

  #newBatch(): Change[] {
    return Array.from({ length: 1 + this.#below(4) }, () => {
      const id = this.#offered.size + 1;
      const made = change.parse(
        changeOf({
          id,
          document: this.#random() < 0.2 ? ORGANISATION : ASSESSMENT,
          field: `answers/10${this.#below(4)}/comment`,
          value: 'é'.repeat(this.#below(120)),
        }),
      );
      this.#offered.set(made.id, made);
      return made;
    });
  }

  /** Turns a bit over in one of the files. */
  #damage(among: RegExp): boolean {
    this.#disk.settle();
    const name = this.#oneOf(this.#disk.list(FOLDER).filter((found) => among.test(found)));
    if (name === undefined) return false;
    const path = `${FOLDER}/${name}`;
    const { length } = this.#disk.content(path);
    // The last line's end is what makes a line whole: without it, it cannot be told from one that was never finished.
    const at = this.#below(length - 1);
    if (at < 0) return false;
    const before = this.#disk.content(path);
    this.#disk.damage(path, at, this.#below(8));
    // A bit that nothing depends on went unnoticed the last time.
    const unnoticed = this.#damaged.findIndex((known) => known.equals(before));
    if (unnoticed >= 0) this.#damaged.splice(unnoticed, 1);
    // A checkpoint can be made anew, and a segment that a crash has left both plain and compressed is there once more.
    const isAlone = this.#disk.list(FOLDER).filter((found) => found.startsWith(name.replace(/\.gz$/, ''))).length === 1;
    if (name.includes('.records') && isAlone) this.#damaged.push(this.#disk.content(path));
    return true;
  }

  async #check(isDamaged: boolean): Promise<void> {
    const journal = await this.#open();
    let found = await readAll(journal);
    if (isDamaged) {
      // What is damaged comes back from the window's database.
      await journal.append([...this.#acknowledged.values()]);
      found = await readAll(journal);
    } else for (const words of journal.damage) expect(!/checkpoint|missing/.test(words), `a crash must not do this: ${words}`);
    for (const [id, one] of this.#acknowledged)
      expect(JSON.stringify(found.get(id)) === JSON.stringify(one), `${id} was acknowledged and is not there`);
    for (const [id, one] of found) {
      expect(JSON.stringify(this.#offered.get(id)) === JSON.stringify(one), `${id} is not what was offered`);
      this.#acknowledged.set(id, one);
    }
    expect(sameDigests(journal.digests, found), 'the digests are not those of the changes');
    await journal.close();
    const { damaged } = await verifyJournal(this.#disk, FOLDER, () => undefined);
    expect(damaged.length === 0, `the chain is broken at ${damaged}`);
    this.#checkCopies();
  }

  #checkCopies(): void {
    const files = this.#disk.list(FOLDER).map((name) => ({ name, bytes: this.#disk.content(`${FOLDER}/${name}`) }));
    for (const { name, bytes } of files) {
      const mark = /\.damaged-([0-9a-f]{8})$/.exec(name)?.[1];
      if (mark === undefined) continue;
      expect(createHash('sha256').update(bytes).digest('hex').startsWith(mark), `${name} is not what was damaged`);
    }
    for (const damaged of this.#damaged)
      expect(
        files.some(({ bytes }) => bytes.equals(damaged)),
        'a damaged file is gone',
      );
  }

  #open(): Promise<Journal> {
    return openJournal(FOLDER, {
      disk: this.#disk,
      now: () => new Date(Date.UTC(2026, 8, this.#day)),
      longestSegment: LONGEST_SEGMENT,
    });
  }

  #oneOf<T>(several: readonly T[]): T | undefined {
    return several[this.#below(several.length)];
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

async function readAll(journal: Journal): Promise<Map<Change['id'], Change>> {
  const found = new Map<Change['id'], Change>();
  for (let after: number | null = 0; after !== null; ) {
    const page = await journal.read(after, 7, null);
    for (const one of page.changes) found.set(one.id, one);
    after = page.next;
  }
  return found;
}

function sameDigests(said: ReadonlyMap<DocumentId, DocumentDigest>, found: ReadonlyMap<Change['id'], Change>): boolean {
  const counted = new Map<DocumentId, DocumentDigest>();
  for (const one of found.values()) counted.set(one.document, digestWith(counted.get(one.document) ?? EMPTY_DIGEST, [one]));
  const sorted = (digests: ReadonlyMap<DocumentId, DocumentDigest>) => JSON.stringify([...digests].sort());
  return sorted(said) === sorted(counted);
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
