import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { BackupDamaged } from './backup-damaged.ts';
import { type BackupFolder, sha256Of } from './backup-folder.ts';
import { type BackupSource, evidenceIn } from './backup-source.ts';
import { viewOf } from './backup-view.ts';
import { checkJournal } from './check-journal.ts';
import { BACKUP_FORMAT, type BackedUpEvidence, type BackedUpFile, backupIdOf, type Manifest } from './manifest.ts';
import { type StoredEvidence, type StoringParts, storeEvidence } from './store-evidence.ts';
import { hashOf, storeInto } from './store-objects.ts';
import { KEY_ENVELOPE } from './workspace-source.ts';

/** A file that grew in more pieces than this is stored as a whole again. */
const MOST_PIECES = 64;
const TRIES = 3;

export interface WritingParts extends StoringParts {
  readonly now: Date;
}

export interface WrittenBackup {
  readonly manifest: Manifest;
  /** False when the newest backup says the same already; then none was added. */
  readonly isNew: boolean;
  /** How many evidence files cannot be read here, or are damaged, and are not in it. */
  readonly leftOut: number;
  /** The backup before, where that holds more records: something may have been lost here. */
  readonly larger: Manifest | null;
}

/**
 * Makes a backup: copies what no earlier one has, reads it back, opens and counts the journal, and only then adds the manifest
 * that makes it one. Whatever ends it before leaves the earlier backups as they were.
 *
 * @param above folders above the backups' own that are made with it
 * @throws BackupDamaged when what was written does not read as it was written
 */
export async function writeBackup(
  folder: BackupFolder,
  above: readonly string[],
  source: BackupSource,
  parts: WritingParts,
): Promise<WrittenBackup> {
  await folder.make(above);
  const earlier = [...(await folder.all()).values()].flatMap((found) => (found.kind === 'whole' ? found.manifest : []));
  return new Writing(folder, source, parts, earlier).write();
}

class Writing {
  readonly #folder: BackupFolder;
  readonly #source: BackupSource;
  readonly #parts: WritingParts;
  readonly #newest: Manifest | null;
  /** What earlier backups have proved to be there. Anything else of that name may be what a crash has left. */
  readonly #vouched: { readonly objects: Map<string, number>; readonly evidence: Map<string, BackedUpEvidence> };
  readonly #stored: string[] = [];

  constructor(folder: BackupFolder, source: BackupSource, parts: WritingParts, earlier: readonly Manifest[]) {
    this.#folder = folder;
    this.#source = source;
    this.#parts = parts;
    this.#newest = earlier.reduce<Manifest | null>((newest, one) => (newest && newest.number > one.number ? newest : one), null);
    this.#vouched = {
      objects: new Map(
        earlier.flatMap(({ files }) => files.flatMap(({ pieces }) => pieces)).map((one) => [one.object, one.size]),
      ),
      evidence: new Map(earlier.flatMap(({ evidence }) => evidence).map((one) => [one.name, one])),
    };
  }

  async write(): Promise<WrittenBackup> {
    // Evidence that comes while the backup is made may be in it without the change that refers to it; never the other way round.
    const { position, digests, files, changes } = await this.#journalAndFiles();
    const { evidence, copied, leftOut } = await this.#evidence();
    await this.#readObjectsAgain();
    await this.#folder.syncStored('objects', this.#stored);
    await this.#folder.syncStored('evidence', copied);
    const said = { position, changes, digests, files, evidence };
    const { workspace, name, device } = this.#source;
    if (this.#newest && sameContent(this.#newest, { ...said, name })) {
      await this.#folder.syncManifests();
      return { manifest: this.#newest, isNew: false, leftOut, larger: null };
    }
    this.#parts.signal.throwIfAborted();
    const { now } = this.#parts;
    const made: Manifest = {
      backup: 'igt-desktop',
      format: BACKUP_FORMAT,
      id: backupIdOf(now, randomBytes(4).toString('hex')),
      number: (this.#newest?.number ?? 0) + 1,
      at: now.toISOString(),
      workspace,
      name,
      device,
      ...said,
    };
    await this.#folder.add(made);
    const larger = this.#newest && this.#newest.position > position ? this.#newest : null;
    return { manifest: made, isNew: true, leftOut, larger };
  }

  /** The journal as it is at one moment, and the small files; opened and counted where they were written. */
  async #journalAndFiles(): Promise<Pick<Manifest, 'position' | 'digests' | 'files' | 'changes'>> {
    const { disk } = this.#parts;
    for (let attempt = 1; ; attempt += 1) {
      const { position, digests, files: names, open } = await this.#source.journal.snapshot();
      try {
        const files: BackedUpFile[] = [];
        for (const { path, bytes } of await this.#smallFiles()) files.push(await this.#file(path, bytes));
        for (const name of names)
          files.push(await this.#file(`journal/${name}`, await disk.read(join(this.#source.journalFolder, name))));
        if (open) files.push(await this.#file(`journal/${open.name}`, open.bytes));
        const said = Object.fromEntries(digests);
        const checked = await checkJournal(viewOf(disk, this.#folder, { files }), said);
        if (checked.kind === 'whole') return { position, digests: said, files, changes: checked.changes };
        if (attempt === TRIES) throw new BackupDamaged(checked.words);
        // Damage in the journal itself is mended by reading it.
        for (let after: number | null = 0; after !== null; ) after = (await this.#source.journal.read(after, 10_000, null)).next;
      } catch (error) {
        // A segment that was compressed meanwhile has another name now.
        const hasMoved = (error as NodeJS.ErrnoException).code === 'ENOENT';
        if (attempt === TRIES || !(hasMoved || error instanceof BackupDamaged)) throw error;
        // What was copied earlier and is damaged is copied again.
        this.#vouched.objects.clear();
      }
    }
  }

  /**
   * Where the key's own files are damaged or gone there is nothing to take along, and the evidence would be in backups that nobody
   * can open: the key as the backup before has it goes on.
   */
  async #smallFiles(): ReturnType<BackupSource['smallFiles']> {
    const found = await this.#source.smallFiles();
    const { disk } = this.#parts;
    const { evidenceFolder } = this.#source;
    if (!this.#newest || evidenceFolder === null || found.some(({ path }) => path === KEY_ENVELOPE)) return found;
    if ((await evidenceIn(disk, evidenceFolder)).length === 0) return found;
    const before = await viewOf(disk, this.#folder, this.#newest)
      .read(KEY_ENVELOPE)
      .catch(() => null);
    return before ? [...found, { path: KEY_ENVELOPE, bytes: before }] : found;
  }

  /** Stores a file, of one that has grown only what came to it. */
  async #file(path: string, bytes: Buffer): Promise<BackedUpFile> {
    this.#parts.signal.throwIfAborted();
    const known = this.#newest?.files.find((one) => one.path === path)?.pieces ?? [];
    const pieces: { object: string; size: number }[] = [];
    let at = 0;
    for (const piece of known.length < MOST_PIECES ? known : []) {
      if (piece.size > bytes.length - at || sha256Of(bytes.subarray(at, at + piece.size)) !== piece.object) break;
      await this.#object(piece.object, bytes.subarray(at, at + piece.size));
      pieces.push(piece);
      at += piece.size;
    }
    if (at === bytes.length) return { path, pieces };
    const rest = bytes.subarray(at);
    const object = sha256Of(rest);
    await this.#object(object, rest);
    return { path, pieces: [...pieces, { object, size: rest.length }] };
  }

  async #object(object: string, bytes: Buffer): Promise<void> {
    if (this.#stored.includes(object)) return;
    if (this.#vouched.objects.has(object) && (await this.#folder.sizeOf('objects', object)) === bytes.length) return;
    await this.#folder.makeRoomFor('objects', [object]);
    await storeInto(this.#parts.disk, this.#folder.pathOf('objects', object), bytes);
    this.#stored.push(object);
  }

  async #evidence(): Promise<StoredEvidence> {
    const { evidenceFolder, prove } = this.#source;
    if (evidenceFolder === null) return { evidence: [], copied: [], leftOut: 0 };
    return storeEvidence(this.#folder, evidenceFolder, this.#vouched.evidence, prove, this.#parts);
  }

  async #readObjectsAgain(): Promise<void> {
    for (const object of this.#stored)
      if ((await hashOf(this.#parts.disk, this.#folder.pathOf('objects', object), this.#parts)).hash !== object)
        throw new BackupDamaged('A part of it reads differently from how it was written.');
  }
}

type Content = Pick<Manifest, 'name' | 'position' | 'changes' | 'digests' | 'files' | 'evidence'>;

function sameContent(a: Content, b: Content): boolean {
  const text = ({ name, position, changes, digests, files, evidence }: Content): string =>
    JSON.stringify([name, position, changes, Object.entries(digests).sort(), files, evidence]);
  return text(a) === text(b);
}
