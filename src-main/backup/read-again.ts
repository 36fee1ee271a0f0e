import { join } from 'node:path';
import type { BackupId } from '../../src-shared/contract/backup.ts';
import type { Disk } from '../disk/disk.ts';
import type { BackupFolder } from './backup-folder.ts';
import { isWhole, lostEvidence } from './check-backup.ts';
import type { BackedUpEvidence, Manifest } from './manifest.ts';
import { type CopyParts, copyInto, hashOf } from './store-objects.ts';

/** As much is read again at a time: some seconds, and a large store has its turn within some days. */
const READ_AGAIN = 256 * 1024 * 1024;

export interface ReadAgain {
  /** Where the next time goes on. */
  readonly through: string;
  /** Backups that lack something now, and in words what. */
  readonly damaged: ReadonlyMap<BackupId, string>;
}

/**
 * Reads some of the evidence that was copied earlier again. A copy that has gone bad is made anew from the store of this
 * computer where that still has the same bytes.
 *
 * @param through where the last time got to
 * @param atMost how many bytes are read
 */
export async function readOlderAgain(
  disk: Disk,
  folder: BackupFolder,
  evidenceFolder: string,
  through: string,
  parts: CopyParts,
  atMost = READ_AGAIN,
): Promise<ReadAgain> {
  const manifests = [...(await folder.all()).values()].flatMap((found) => (found.kind === 'whole' ? found.manifest : []));
  const all = new Map(manifests.flatMap(({ evidence }) => evidence).map((one) => [one.name, one]));
  const names = [...all.keys()].sort();
  const ahead = names.filter((name) => name > through);
  const lost = new Set<string>();
  let [read, reached] = [0, through];
  for (const name of ahead.length > 0 ? ahead : names) {
    if (read >= atMost) break;
    const one = all.get(name) as BackedUpEvidence;
    if (!(await isWhole(disk, folder, one, parts)) && !(await copiedAnew(disk, folder, evidenceFolder, one, parts)))
      lost.add(name);
    read += one.size;
    reached = name;
  }
  return { through: reached, damaged: damagedBy(manifests, lost) };
}

async function copiedAnew(
  disk: Disk,
  folder: BackupFolder,
  evidenceFolder: string,
  { name, size, hash }: BackedUpEvidence,
  parts: CopyParts,
): Promise<boolean> {
  const from = join(evidenceFolder, name);
  const here = await hashOf(disk, from, parts).catch(() => null);
  if (here?.size !== size || here.hash !== hash) return false;
  await folder.makeRoomFor('evidence', [name]);
  await copyInto(disk, from, folder.pathOf('evidence', name), parts);
  await folder.syncStored('evidence', [name]);
  return true;
}

function damagedBy(manifests: readonly Manifest[], lost: ReadonlySet<string>): Map<BackupId, string> {
  const damaged = new Map<BackupId, string>();
  for (const { id, evidence } of manifests) {
    const count = evidence.filter(({ name }) => lost.has(name)).length;
    if (count > 0) damaged.set(id, lostEvidence(count));
  }
  return damaged;
}
