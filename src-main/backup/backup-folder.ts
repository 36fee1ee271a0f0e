import { hash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type BackupId, backupId } from '../../src-shared/contract/backup.ts';
import { type Disk, type SyncPoint, TEMPORARY, writeWhole } from '../disk/disk.ts';
import { BackupDamaged } from './backup-damaged.ts';
import { inParallel } from './in-parallel.ts';
import { type FoundManifest, formatManifest, type Manifest, parseManifest } from './manifest.ts';

/** Not every network drive and not every kind of disk can flush a folder; where there is no such call, this is the answer. */
const NO_SUCH_CALL = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

const OBJECTS = 'objects';
const EVIDENCE = 'evidence';
const BACKUPS = 'backups';
const SYNCS_AT_A_TIME = 16;

/** What lies in the folder beside the manifests: pieces of files under their SHA-256, evidence under its own name. */
export type StoredKind = typeof OBJECTS | typeof EVIDENCE;

/**
 * The folder in which the backups of one organisation lie (docs/backup.md): objects that are copied once, and a manifest for
 * each backup that says which of them it consists of.
 */
export class BackupFolder {
  readonly #disk: Disk;
  readonly path: string;
  /** What was read already: a manifest is never altered. */
  readonly #known = new Map<BackupId, Manifest>();

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.path = path;
  }

  /** Where something that is stored lies; in 256 folders, because a USB drive takes only some thousand names in one. */
  pathOf(kind: StoredKind, name: string): string {
    return join(this.#shardOf(kind, name), name);
  }

  #shardOf(kind: StoredKind, name: string): string {
    return join(this.path, kind, name.slice(0, 2));
  }

  /**
   * Makes what is not there yet of the folder and the folders in it. All are flushed, also those that were there: they may
   * have been made by a process that ended right after.
   *
   * @param above the folders above it that are made with it, from the top
   */
  async make(above: readonly string[]): Promise<void> {
    const folders = [...above, this.path, join(this.path, OBJECTS), join(this.path, EVIDENCE), join(this.path, BACKUPS)];
    for (const folder of folders) await this.#makeFolder(folder);
    for (const folder of new Set([...above.map(dirname), dirname(this.path), this.path]))
      await this.#sync(folder, 'backup folders');
  }

  /** Makes the folders for these names. They are flushed by `syncStored`. */
  async makeRoomFor(kind: StoredKind, names: readonly string[]): Promise<void> {
    for (const shard of new Set(names.map((name) => this.#shardOf(kind, name)))) await this.#makeFolder(shard);
  }

  /** Waits until the names of what was stored are on the disk. */
  async syncStored(kind: StoredKind, names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    // Several at a time: a file system that keeps a log flushes them together.
    const shards = new Set(names.map((name) => this.#shardOf(kind, name)));
    await inParallel([...shards], SYNCS_AT_A_TIME, (shard) => this.#sync(shard, 'backup object names'));
    await this.#sync(join(this.path, kind), 'backup folders');
  }

  async #makeFolder(path: string): Promise<void> {
    await this.#disk.makeFolder(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }

  async #sync(folder: string, point: SyncPoint): Promise<void> {
    await this.#disk.syncFolder(folder, point).catch((error: NodeJS.ErrnoException) => {
      if (!NO_SUCH_CALL.has(error.code ?? '')) throw error;
    });
  }

  /** How many bytes something stored has; null when it is not there. */
  sizeOf(kind: StoredKind, name: string): Promise<number | null> {
    return this.#disk.size(this.pathOf(kind, name));
  }

  /** Every backup, in the order of names. Those that cannot be read are said to be so. */
  async all(): Promise<ReadonlyMap<BackupId, FoundManifest>> {
    const found = new Map<BackupId, FoundManifest>();
    for (const name of (await this.#names(join(this.path, BACKUPS))).sort()) {
      const id = backupId.safeParse(name.replace(/\.json$/, ''));
      if (id.success && name.endsWith('.json')) found.set(id.data, await this.manifest(id.data));
    }
    return found;
  }

  async manifest(id: BackupId): Promise<FoundManifest> {
    const known = this.#known.get(id);
    if (known) return { kind: 'whole', manifest: known };
    const read = await this.readAgain(id);
    if (read.kind === 'whole') this.#known.set(id, read.manifest);
    return read;
  }

  /** Reads a manifest from the disk, whatever is known of it. */
  async readAgain(id: BackupId): Promise<FoundManifest> {
    this.#known.delete(id);
    const bytes = await this.#disk.read(join(this.path, BACKUPS, `${id}.json`)).catch(() => null);
    return bytes ? parseManifest(bytes.toString('utf8'), id) : { kind: 'damaged' };
  }

  /** Adds a backup. All that it refers to must be on the disk. It is there for good when this returns. */
  async add(manifest: Manifest): Promise<void> {
    const folder = join(this.path, BACKUPS);
    const bytes = Buffer.from(formatManifest(manifest));
    await writeWhole(this.#disk, folder, `${manifest.id}.json`, bytes, 'backup manifest');
    try {
      await this.syncManifests();
      const read = await this.readAgain(manifest.id);
      if (read.kind !== 'whole') throw new BackupDamaged('The list of what it holds reads differently from how it was written.');
    } catch (error) {
      // One that is said not to count must not be seen.
      await this.#disk.remove(join(folder, `${manifest.id}.json`)).catch(() => undefined);
      throw error;
    }
  }

  syncManifests(): Promise<void> {
    return this.#sync(join(this.path, BACKUPS), 'backup manifest name');
  }

  /** Removes backups, not what they refer to. They are gone for good when this returns. */
  async remove(ids: readonly BackupId[]): Promise<void> {
    if (ids.length === 0) return;
    for (const id of ids) {
      this.#known.delete(id);
      await this.#disk.remove(join(this.path, BACKUPS, `${id}.json`));
    }
    await this.#sync(join(this.path, BACKUPS), 'manifests removed');
  }

  /**
   * Removes what no backup refers to, and files that were not finished. Nothing is removed while there is a backup that cannot be
   * read: what it refers to is not known. Nor when one is not seen that is known to be there: then this is not the folder that it was.
   *
   * @param last is known to be there; null when none is, because one was removed by hand
   * @returns whether it was done
   */
  async tidy(last: BackupId | null): Promise<boolean> {
    const found = await this.all();
    const all = [...found.values()];
    if ((last !== null && !found.has(last)) || all.some(({ kind }) => kind !== 'whole')) return false;
    const wanted = new Set<string>();
    for (const one of all) {
      if (one.kind !== 'whole') continue;
      for (const { pieces } of one.manifest.files) for (const { object } of pieces) wanted.add(`${OBJECTS}/${object}`);
      for (const { name } of one.manifest.evidence) wanted.add(`${EVIDENCE}/${name}`);
    }
    for (const kind of [OBJECTS, EVIDENCE] as const)
      for (const shard of await this.#names(join(this.path, kind)))
        for (const name of await this.#names(join(this.path, kind, shard)))
          if (!wanted.has(`${kind}/${name}`)) await this.#disk.remove(join(this.path, kind, shard, name));
    for (const name of await this.#names(join(this.path, BACKUPS)))
      if (name.endsWith(TEMPORARY)) await this.#disk.remove(join(this.path, BACKUPS, name));
    return true;
  }

  async #names(folder: string): Promise<string[]> {
    return this.#disk.names(folder).catch((error: NodeJS.ErrnoException) => {
      // A file that somebody has put there is none of ours.
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
      throw error;
    });
  }
}

export const sha256Of = (bytes: Uint8Array): string => hash('sha256', bytes);
