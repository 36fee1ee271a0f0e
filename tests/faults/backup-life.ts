import { createHash } from 'node:crypto';
import { BackupFolder } from '../../src-main/backup/backup-folder.ts';
import type { BackupSource } from '../../src-main/backup/backup-source.ts';
import { checkBackup } from '../../src-main/backup/check-backup.ts';
import { keepUp } from '../../src-main/backup/keep-up.ts';
import type { Manifest } from '../../src-main/backup/manifest.ts';
import { retention } from '../../src-main/backup/retention.ts';
import { writeBackup } from '../../src-main/backup/write-backup.ts';
import type { SyncPoint } from '../../src-main/disk/disk.ts';
import { type Journal, openJournal } from '../../src-main/journal/journal.ts';
import { deviceId, workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { idOf } from '../arbitraries.ts';
import { one } from '../journal-parts.ts';
import { ForgetfulDisk, randomFrom } from './forgetful-file-system.ts';

const WORKSPACE = '/workspace';
const DRIVE = '/drive';
const ABOVE = `${DRIVE}/IG Toolkit backups`;
const OWN = `${ABOVE}/Riverside Surgery 00000001`;
/** So short that segments are closed all the time. */
const LONGEST_SEGMENT = 1_500;
const QUIET = { signal: new AbortController().signal, onBytes: () => undefined, onTotal: () => undefined };

/** What a life of backups went through. */
export interface BackedUpLife {
  readonly acknowledged: number;
  readonly interrupted: number;
  readonly powerCuts: number;
  readonly reached: ReadonlySet<SyncPoint>;
}

/**
 * One life of the backups of a workspace, on a drive that forgets: changes and evidence come, backups are made and tidied, and the
 * process or the power ends at a call that the seed decides.
 *
 * @param without is a sync that is left out
 * @throws where a backup that is there is not whole, or one that was acknowledged is gone before its time
 */
export async function backupLife(seed: number, without: SyncPoint | null, rounds: number): Promise<BackedUpLife> {
  const life = new Life(seed, without);
  await life.begin();
  for (let round = 0; round < rounds; round += 1) await life.round();
  return life.lived();
}

class Life {
  readonly #random: () => number;
  readonly #disk: ForgetfulDisk;
  readonly #acknowledged: Manifest[] = [];
  #now = Date.UTC(2026, 8, 1, 8);
  #changes = 0;
  #evidence = 0;
  #interrupted = 0;
  #powerCuts = 0;

  constructor(seed: number, without: SyncPoint | null) {
    this.#random = randomFrom(seed);
    this.#disk = new ForgetfulDisk(this.#random, without);
  }

  lived(): BackedUpLife {
    return {
      acknowledged: this.#acknowledged.length,
      interrupted: this.#interrupted,
      powerCuts: this.#powerCuts,
      reached: this.#disk.reached,
    };
  }

  async begin(): Promise<void> {
    for (const folder of [WORKSPACE, `${WORKSPACE}/evidence`, DRIVE]) await this.#disk.makeFolder(folder);
    this.#disk.settle();
  }

  async round(): Promise<void> {
    await this.#work();
    // The originals are on the disk: this is about the copies.
    for (const path of ['', '/journal', '/evidence']) await this.#disk.syncFolder(`${WORKSPACE}${path}`, 'names found');
    this.#now += this.#random() < 0.3 ? 86_400_000 : 3_600_000;
    const ends = this.#random() < 0.6;
    if (ends) this.#disk.endAfter(this.#below(160));
    try {
      this.#acknowledged.push(await this.#backUp());
    } catch (error) {
      if (!ends) throw error;
      this.#interrupted += 1;
    }
    if (this.#random() < 0.6) {
      this.#powerCuts += 1;
      this.#disk.forgetAndRestart();
    } else this.#disk.restart();
    await this.#check();
  }

  /** Some changes, and now and then a new evidence file. */
  async #work(): Promise<void> {
    const journal = await this.#journal();
    for (let batch = this.#below(3); batch >= 0; batch -= 1) {
      this.#changes += 1;
      await journal.append([one(this.#changes, 'é'.repeat(this.#below(120)))]);
    }
    await journal.close();
    if (this.#random() < 0.5) return;
    this.#evidence += 1;
    const name = createHash('sha256').update(String(this.#evidence)).digest('hex');
    const file = await this.#disk.open(`${WORKSPACE}/evidence/${name}.evidence`, 'new');
    await file.write(Buffer.alloc(1 + this.#below(400), this.#evidence), 0);
    await file.datasync('evidence bytes');
    await file.close();
  }

  /** As the app does it: a backup that counts is tidied up after. */
  async #backUp(): Promise<Manifest> {
    const folder = new BackupFolder(this.#disk, OWN);
    const now = new Date(this.#now);
    const journal = await this.#journal();
    const { manifest } = await writeBackup(folder, [ABOVE], sourceIn(journal), { disk: this.#disk, now, ...QUIET });
    await keepUp(folder, (all) => retention(all, now), manifest.id).catch(() => undefined);
    await journal.close();
    return manifest;
  }

  async #check(): Promise<void> {
    const folder = new BackupFolder(this.#disk, OWN);
    const found: Manifest[] = [];
    for (const [id, one] of await folder.all()) {
      if (one.kind !== 'whole') throw new Error(`backup ${id} is there and is ${one.kind}`);
      found.push(one.manifest);
      const words = await checkBackup(this.#disk, folder, one.manifest, QUIET);
      if (words !== null) throw new Error(`backup ${id} is there and is not whole: ${words}`);
    }
    const ids = new Set(found.map(({ id }) => id));
    const all = new Map([...this.#acknowledged, ...found].map((manifest) => [manifest.id, manifest]));
    const kept = retention([...all.values()], new Date(this.#now));
    for (const { id } of this.#acknowledged)
      if (kept.has(id) && !ids.has(id)) throw new Error(`backup ${id} was acknowledged and is gone`);
  }

  #journal(): Promise<Journal> {
    return openJournal(`${WORKSPACE}/journal`, {
      disk: this.#disk,
      now: () => new Date(this.#now),
      longestSegment: LONGEST_SEGMENT,
    });
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

function sourceIn(journal: Journal): BackupSource {
  return {
    workspace: workspaceId.parse(idOf(1)),
    name: 'Riverside Surgery',
    device: deviceId.parse('00000000000000aa'),
    journal,
    journalFolder: `${WORKSPACE}/journal`,
    smallFiles: async () => [{ path: 'workspace.json', bytes: Buffer.from('{"name":"Riverside Surgery"}') }],
    evidenceFolder: `${WORKSPACE}/evidence`,
    // What is attached in these lives is any bytes.
    prove: null,
  };
}
