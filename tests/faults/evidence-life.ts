import type { SyncPoint } from '../../src-main/disk/disk.ts';
import { type EvidenceStore, openEvidenceStore } from '../../src-main/evidence/store/evidence-store.ts';
import type { EvidenceHash } from '../../src-shared/assessment/identifiers.ts';
import { allBytes, sha256 } from '../evidence-parts.ts';
import { ForgetfulDisk, randomFrom } from './forgetful-file-system.ts';

const FOLDER = '/evidence';
/** So short that every file has several chunks, and its chunks several writes. */
const CHUNK = 24;

/** What a life of the store went through. */
export interface Lived {
  readonly acknowledged: number;
  readonly removed: number;
  readonly powerCuts: number;
  readonly kills: number;
  readonly damaged: number;
  readonly reached: ReadonlySet<SyncPoint>;
}

/**
 * One life of an evidence store on a file system that forgets: files are taken in, again and at the same time, removed, damaged
 * and healed; kills and power cuts come in the middle, as the seed decides. Held against the simplest model there is: what
 * was acknowledged is there byte for byte, what was said to be removed is not, and whatever else has a name is whole.
 *
 * @param without is a sync that is left out
 * @throws where the store is not what it said it was
 */
export async function evidenceLife(seed: number, without: SyncPoint | null, rounds: number): Promise<Lived> {
  const life = new Life(seed, without);
  for (let round = 0; round < rounds; round += 1) await life.round();
  return life.lived();
}

/**
 * The same where a store is most fragile: a kill while the first file is taken in. The next process takes the same file, and
 * then the power goes.
 */
export async function fragileEvidenceLife(seed: number, without: SyncPoint | null): Promise<Lived> {
  const life = new Life(seed, without);
  await life.beginning(seed % 24);
  return life.lived();
}

class Life {
  readonly #random: () => number;
  readonly #disk: ForgetfulDisk;
  readonly #dataKey: Buffer;
  readonly #offered = new Map<EvidenceHash, Buffer>();
  /** Which of them a name in the folder stands for. */
  readonly #named = new Map<string, EvidenceHash>();
  readonly #kept = new Set<EvidenceHash>();
  readonly #removed = new Set<EvidenceHash>();
  /** Turned over a bit and not healed since, as far as was said. */
  readonly #damaged = new Set<EvidenceHash>();
  readonly #figures = { acknowledged: 0, removed: 0, powerCuts: 0, kills: 0, damaged: 0 };

  constructor(seed: number, without: SyncPoint | null) {
    this.#random = randomFrom(seed);
    this.#disk = new ForgetfulDisk(this.#random, without);
    this.#dataKey = this.#someBytes(32);
  }

  lived(): Lived {
    return { ...this.#figures, reached: this.#disk.reached };
  }

  async beginning(calls: number): Promise<void> {
    const bytes = this.#someBytes(1 + this.#below(100));
    this.#disk.endAfter(calls);
    await this.#open()
      .then((store) => this.#keep(store, bytes))
      .catch(() => undefined);
    this.#disk.restart();
    this.#figures.kills += 1;
    await this.#keep(await this.#open(), bytes);
    this.#cut();
    await this.#check();
  }

  /** A process that works for a while and ends in one way or another, and then a look at what is left. */
  async round(): Promise<void> {
    if (this.#random() < 0.4) this.#damage();
    const closes = this.#random() < 0.2;
    if (!closes) this.#disk.endAfter(this.#below(120));
    try {
      const store = await this.#open();
      for (let act = this.#below(6); act >= 0; act -= 1) await this.#act(store);
    } catch {
      // The process has ended in the middle of it.
    }
    if (this.#random() < 0.6) this.#cut();
    else {
      this.#figures.kills += 1;
      this.#disk.restart();
    }
    await this.#check();
  }

  #cut(): void {
    this.#figures.powerCuts += 1;
    this.#disk.forgetAndRestart();
  }

  async #act(store: EvidenceStore): Promise<void> {
    const chance = this.#random();
    const known = this.#oneOf([...this.#offered.values()]);
    if (chance < 0.2 && known) await this.#remove(store, sha256(known));
    else if (chance < 0.6 && known) await Promise.all([this.#keep(store, known), this.#keep(store, this.#newFile())]);
    else await this.#keep(store, this.#newFile());
  }

  #newFile(): Buffer {
    return this.#someBytes(1 + this.#below(6 * CHUNK));
  }

  async #keep(store: EvidenceStore, bytes: Buffer): Promise<void> {
    const hash = sha256(bytes);
    this.#offered.set(hash, bytes);
    this.#named.set(store.fileNameOf(hash), hash);
    this.#removed.delete(hash);
    const length = 1 + this.#below(40);
    const said = await store.keep(
      (async function* () {
        for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
      })(),
    );
    expect(said.hash === hash && said.size === bytes.length, `${hash} was kept as ${said.hash}, ${said.size} bytes`);
    this.#kept.add(hash);
    this.#damaged.delete(hash);
    this.#figures.acknowledged += 1;
  }

  async #remove(store: EvidenceStore, hash: EvidenceHash): Promise<void> {
    // From here on until it is said nobody can tell whether it is there.
    this.#kept.delete(hash);
    await store.remove(store.fileNameOf(hash));
    this.#removed.add(hash);
    this.#damaged.delete(hash);
    this.#figures.removed += 1;
  }

  /** Turns a bit over in one of the files. */
  #damage(): void {
    this.#disk.settle();
    const name = this.#oneOf(this.#disk.list(FOLDER).filter((found) => found.endsWith('.evidence')));
    const hash = this.#named.get(name ?? '');
    if (hash === undefined) return;
    const path = `${FOLDER}/${name}`;
    this.#disk.damage(path, this.#below(this.#disk.content(path).length), this.#below(8));
    this.#kept.delete(hash);
    this.#damaged.add(hash);
    this.#figures.damaged += 1;
  }

  async #check(): Promise<void> {
    const store = await this.#open();
    const names = this.#disk.list(FOLDER);
    expect(!names.some((name) => name.endsWith('.tmp')), 'a temporary file is left after a start');
    for (const hash of this.#kept) {
      const found = await allBytes(store, hash).catch((error: unknown) => String(error));
      const isWhole = typeof found !== 'string' && found.equals(this.#offered.get(hash) as Buffer);
      expect(isWhole, `${hash} was acknowledged and is not there: ${found}`);
    }
    for (const hash of this.#removed) expect(!(await store.has(hash)), `${hash} was removed and is there again`);
    for (const name of names) {
      const hash = this.#named.get(name);
      expect(hash !== undefined, `${name} was never offered`);
      const condition = await store.check(name);
      expect(condition === 'whole' || this.#damaged.has(hash as EvidenceHash), `a crash must not leave ${name} ${condition}`);
    }
  }

  #open(): Promise<EvidenceStore> {
    return openEvidenceStore(this.#disk, FOLDER, this.#dataKey, CHUNK);
  }

  #someBytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.#below(256)));
  }

  #oneOf<T>(several: readonly T[]): T | undefined {
    return several[this.#below(several.length)];
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
