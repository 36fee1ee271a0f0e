import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { BackupDamaged } from './backup-damaged.ts';
import type { BackupFolder } from './backup-folder.ts';
import { evidenceIn } from './backup-source.ts';
import { inParallel } from './in-parallel.ts';
import type { BackedUpEvidence } from './manifest.ts';
import type { Proof, Prove } from './prove-evidence.ts';
import { type CopyParts, copyInto, hashOf, SourceUnreadable } from './store-objects.ts';

/** Copies under way at the same time: while one waits for the disk another is hashed. */
const AT_A_TIME = 4;
const LOOKS_AT_A_TIME = 32;

export interface StoringParts extends CopyParts {
  readonly disk: Disk;
  /** Is told how many bytes will be copied and read again, as soon as that is known. */
  readonly onTotal: (bytes: number) => void;
}

/** What of an evidence store is in a backup. */
export interface StoredEvidence {
  readonly evidence: BackedUpEvidence[];
  /** Names of those that were copied now. They are not flushed. */
  readonly copied: string[];
  /** How many cannot be read here, or are damaged, and are not in it. */
  readonly leftOut: number;
}

/**
 * Copies the evidence files that no earlier backup has and reads the copies again. With the key they are opened as well: one that
 * was damaged before it was copied is no backup of anything.
 *
 * @param vouched what earlier backups have proved to be there, by name
 * @param prove null while the key is not open; then they are opened the next time it is
 */
export async function storeEvidence(
  folder: BackupFolder,
  evidenceFolder: string,
  vouched: ReadonlyMap<string, BackedUpEvidence>,
  prove: Prove | null,
  parts: StoringParts,
): Promise<StoredEvidence> {
  const { disk, signal, onTotal } = parts;
  const found = new Map<string, BackedUpEvidence>();
  const wanted: string[] = [];
  const pathOf = (name: string): string => folder.pathOf('evidence', name);
  const proofOf = async (name: string): Promise<Proof> => {
    signal.throwIfAborted();
    return prove ? prove(pathOf(name), name) : 'unknown';
  };

  await inParallel(await evidenceIn(disk, evidenceFolder), LOOKS_AT_A_TIME, async (name) => {
    const known = vouched.get(name);
    const isThere = known !== undefined && (await folder.sizeOf('evidence', name)) === known.size;
    const proof = isThere ? (known.proved ? 'whole' : await proofOf(name)) : 'damaged';
    if (isThere && proof !== 'damaged') found.set(name, { ...known, proved: proof === 'whole' });
    else wanted.push(name);
  });
  let bytes = 0;
  await inParallel(wanted, LOOKS_AT_A_TIME, async (name) => {
    bytes += (await disk.size(join(evidenceFolder, name))) ?? 0;
  });
  // Copied, and read again.
  onTotal(2 * bytes);
  await folder.makeRoomFor('evidence', wanted);
  let leftOut = 0;
  const copied: string[] = [];
  await inParallel(wanted, AT_A_TIME, async (name) => {
    const copy = await copyInto(disk, join(evidenceFolder, name), pathOf(name), parts).catch((error: unknown) => {
      if (!(error instanceof SourceUnreadable)) throw error;
      // One that was let go meanwhile is not missed.
      if ((error.cause as NodeJS.ErrnoException).code !== 'ENOENT') leftOut += 1;
      return null;
    });
    if (!copy) return;
    const proof = await proofOf(name);
    // What opens needs no other look.
    if (proof === 'whole') parts.onBytes(copy.size);
    else await compare(disk, pathOf(name), copy, parts);
    if (proof === 'damaged') leftOut += 1;
    else found.set(name, { name, ...copy, proved: proof === 'whole' });
    copied.push(name);
  });
  return { evidence: [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), copied, leftOut };
}

/** Reads a copy again. @throws BackupDamaged when it is not what was written */
async function compare(
  disk: Disk,
  path: string,
  written: { readonly size: number; readonly hash: string },
  parts: CopyParts,
): Promise<void> {
  const read = await hashOf(disk, path, parts);
  if (read.size !== written.size || read.hash !== written.hash)
    throw new BackupDamaged('An evidence file reads differently from how it was written.');
}
