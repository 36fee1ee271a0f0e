import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Change } from '../../src-shared/assessment/change.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BridgeOutput } from '../../src-shared/contract/bridge.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import { isDamagedCopy } from '../journal/file-names.ts';
import { readSegment } from '../journal/segment.ts';
import type { BackupFolder } from './backup-folder.ts';
import { viewOf } from './backup-view.ts';
import { described } from './list-backups.ts';
import type { MakingParts } from './make-backup.ts';
import type { BackedUpFile, FoundManifest } from './manifest.ts';

/** What is, or is about to be, removed for good. */
export interface Removed {
  /** Names of files in the evidence store. */
  readonly evidenceNames: ReadonlySet<string>;
  readonly changes: ReadonlySet<Change['id']>;
}

/**
 * Which earlier backups and recovery points still hold something that is removed for good. Backups made from now on do not: they
 * hold what the journal and the evidence store hold. One that cannot be read counts as holding it.
 */
export async function backupsHolding(
  parts: MakingParts,
  workspace: WorkspaceId,
  removed: Removed,
): Promise<BridgeOutput<'backup.holding'>> {
  const { shelf } = parts;
  const points = await holdingIn(parts, await shelf.recoveryPoints(workspace), removed);
  const inPoints = points.map((backup) => ({ kind: 'recovery point' as const, backup }));
  if (!(await shelf.kept(workspace)).folder) return { holding: inPoints, notLookedInto: null };
  try {
    const backups = await holdingIn(parts, await shelf.backups(workspace), removed);
    const inBackups = backups.map((backup) => ({ kind: 'backup' as const, backup }));
    return { holding: [...inBackups, ...inPoints], notLookedInto: null };
  } catch (error) {
    const refusal = error instanceof BridgeRefused ? error : refusedByDisk(error, 'look into the earlier backups');
    return { holding: inPoints, notLookedInto: refusal.refusal.words };
  }
}

/** Removes the recovery points on this computer that hold something that is removed for good. */
export async function removeHoldingPoints(parts: MakingParts, workspace: WorkspaceId, removed: Removed): Promise<void> {
  const folder = await parts.shelf.recoveryPoints(workspace);
  await parts.work.run('checking', async () => {
    const holding = await holdingIn(parts, folder, removed);
    await folder.remove(holding.map(({ id }) => id));
    // Also where none holds it: what a crash has left of one that was being made is in no list.
    await folder.tidy(null);
  });
}

async function holdingIn({ disk }: MakingParts, folder: BackupFolder, removed: Removed) {
  /** Most files are the same in many backups, and each is looked into once. */
  const known = new Map<string, boolean>();
  const inFile = async (found: FoundManifest & { kind: 'whole' }, file: BackedUpFile): Promise<boolean> => {
    const key = file.pieces.map(({ object }) => object).join();
    const answer =
      known.get(key) ??
      (await holdsChange(await viewOf(disk, folder, found.manifest).read(file.path), file.path, removed.changes));
    known.set(key, answer);
    return answer;
  };
  const holds = async (found: FoundManifest): Promise<boolean> => {
    if (found.kind !== 'whole') return true;
    if (found.manifest.evidence.some(({ name }) => removed.evidenceNames.has(name))) return true;
    if (removed.changes.size === 0) return false;
    for (const file of found.manifest.files)
      if (file.path.startsWith('journal/') && (await inFile(found, file).catch(() => true))) return true;
    return false;
  };
  const holding = [];
  for (const [id, found] of [...(await folder.all())].reverse()) if (await holds(found)) holding.push(described(id, found, {}));
  return holding;
}

async function holdsChange(bytes: Buffer, path: string, changes: Removed['changes']): Promise<boolean> {
  const name = path.slice('journal/'.length);
  // Nobody can say what stands in the part of it that cannot be read.
  if (isDamagedCopy(name)) return true;
  const plain = name.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes;
  const { lines } = readSegment(plain, Number.parseInt(name, 10), null, null);
  return lines.some((line) => line.kind === 'kept' && changes.has(line.change.id));
}
