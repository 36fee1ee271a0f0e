import { gunzipSync } from 'node:zlib';
import type { SyncPoint } from '../../src-main/disk/disk.ts';
import { type Journal, openJournal } from '../../src-main/journal/journal.ts';
import { verifyJournal } from '../../src-main/journal/verify-journal.ts';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { type DocumentDigest, digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import { changeOf } from '../arbitraries.ts';
import { ForgetfulDisk, randomFrom } from './forgetful-file-system.ts';

const FOLDER = '/journal';
const LONGEST_SEGMENT = 1_200;

/** What a life of a journal in which changes are destroyed went through. */
export interface DestroyingLived {
  readonly destroyed: number;
  readonly cutShort: number;
  readonly powerCuts: number;
  readonly reached: ReadonlySet<SyncPoint>;
}

/**
 * One life of a journal in which changes are destroyed for good, on a file system that forgets: the process ends at a call that
 * the seed decides, in the middle of destroying or behind it, by a kill or a power cut.
 *
 * @param without is a sync that is left out
 * @throws where something that was acknowledged is gone, something that was destroyed is back, or the journal is not whole
 */
export async function destroyingLife(seed: number, without: SyncPoint | null, rounds: number): Promise<DestroyingLived> {
  const life = new Life(seed, without);
  await life.begin();
  for (let round = 0; round < rounds; round += 1) await life.round();
  return life.lived();
}

class Life {
  readonly #random: () => number;
  readonly #disk: ForgetfulDisk;
  readonly #kept = new Map<Change['id'], Change>();
  /** Somebody has asked for it and was not told that it was done: either is right until it is asked for again. */
  readonly #asked = new Map<Change['id'], Change>();
  readonly #destroyed = new Map<Change['id'], Change>();
  #made = 0;
  #cutShort = 0;
  #powerCuts = 0;

  constructor(seed: number, without: SyncPoint | null) {
    this.#random = randomFrom(seed);
    this.#disk = new ForgetfulDisk(this.#random, without);
  }

  lived(): DestroyingLived {
    const { reached } = this.#disk;
    return { destroyed: this.#destroyed.size, cutShort: this.#cutShort, powerCuts: this.#powerCuts, reached };
  }

  /** A journal with closed segments, a checkpoint and an open segment, all of it on the disk. */
  async begin(): Promise<void> {
    const journal = await this.#open();
    for (let batch = 0; batch < 6; batch += 1) await this.#append(journal);
    await journal.close();
    await (await this.#open()).close();
    this.#disk.settle();
  }

  async round(): Promise<void> {
    const journal = await this.#open();
    const wanted = this.#wanted();
    for (const one of wanted) {
      this.#kept.delete(one.id);
      this.#asked.set(one.id, one);
    }
    if (this.#random() < 0.7) this.#disk.endAfter(this.#below(60));
    try {
      await journal.destroy(wanted.map(({ id }) => id));
      for (const one of wanted) {
        this.#asked.delete(one.id);
        this.#destroyed.set(one.id, one);
      }
      await this.#append(journal);
    } catch {
      this.#cutShort += 1;
    }
    if (this.#random() < 0.7) {
      this.#powerCuts += 1;
      this.#disk.forgetAndRestart();
    } else this.#disk.restart();
    await this.#check();
  }

  async #append(journal: Journal): Promise<void> {
    const batch = Array.from({ length: 1 + this.#below(3) }, () => this.#make());
    await journal.append(batch);
    for (const one of batch) this.#kept.set(one.id, one);
  }

  #make(): Change {
    this.#made += 1;
    const value = `said ${this.#made} ${'é'.repeat(this.#below(90))}`;
    return change.parse(changeOf({ id: this.#made, field: `answers/10${this.#below(3)}/comment`, value }));
  }

  /** Some that are there, what was cut short before, and now and then one that has never come. */
  #wanted(): Change[] {
    const there = [...this.#kept.values()].filter(() => this.#random() < 0.12);
    return [...there, ...this.#asked.values(), ...(this.#random() < 0.2 ? [this.#make()] : [])];
  }

  async #check(): Promise<void> {
    const journal = await this.#open();
    for (const words of journal.damage) expect(!/checkpoint|missing/.test(words), `a crash must not do this: ${words}`);
    // Whoever has an old copy offers all of it again.
    await journal.append([...this.#destroyed.values()]);
    const found = await readAll(journal);
    for (const [id, one] of this.#kept)
      expect(JSON.stringify(found.get(id)) === JSON.stringify(one), `${id} was acknowledged and is not there`);
    for (const [id, one] of found) {
      expect(!this.#destroyed.has(id), `${id} was destroyed and is back`);
      // Written, and the answer did not get through any more.
      if (!this.#asked.has(id)) this.#kept.set(id, one);
    }
    expect(sameDigests(journal.digests, found), 'the digests are not those of the changes');
    await journal.close();
    const { damaged } = await verifyJournal(this.#disk, FOLDER, () => undefined);
    expect(damaged.length === 0, `the chain is broken at ${damaged}`);
    this.#checkBytes();
  }

  /** Nothing that was destroyed is in any file. */
  #checkBytes(): void {
    for (const name of this.#disk.list(FOLDER)) {
      const bytes = this.#disk.content(`${FOLDER}/${name}`);
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      for (const [id] of this.#destroyed) expect(!text.includes(`"id":"${id}"`), `${id} was destroyed and is back in ${name}`);
    }
  }

  #open(): Promise<Journal> {
    return openJournal(FOLDER, {
      disk: this.#disk,
      now: () => new Date(Date.UTC(2026, 8, 1)),
      longestSegment: LONGEST_SEGMENT,
    });
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
