import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Change } from '../../src-shared/assessment/change.ts';
import { type Disk, writeWhole } from '../disk/disk.ts';
import { checkpointName, closedName, filesOf, isDamagedCopy, plainName } from './file-names.ts';
import { destroyed } from './record.ts';
import { formatSegment } from './segment.ts';
import { storedSegments } from './stored-segments.ts';

/** What was done to destroy changes for good. */
export interface DestroyedChanges {
  /** Copies of damaged files that were removed, by their names: nobody can say for sure what does not stand in them. */
  readonly copies: readonly string[];
}

/** Whether every segment can be read whole. What is damaged has to be mended before anything in it can be destroyed. */
export async function isWhole(disk: Disk, folder: string): Promise<boolean> {
  for await (const { segment } of storedSegments(disk, folder)) if (segment.damaged.length > 0) return false;
  return true;
}

/**
 * Takes the payloads of some changes out of every file of a journal that nobody has open. Each segment that holds one of them
 * is written anew beside the old one and takes its place; so there is a whole one at any moment, and the chain stands. The new
 * names are on the disk when the journal has been loaded again. A crash on the way leaves a journal that is whole, with some of
 * the payloads still in it.
 *
 * Checkpoints that count such a change go first, because what they say must never stand beside segments that say something
 * else. Copies of damaged files go as well: what was destroyed may be in the part of them that cannot be read.
 */
export async function destroyInFiles(
  disk: Disk,
  folder: string,
  wanted: ReadonlySet<Change['id']>,
  today: string,
): Promise<DestroyedChanges> {
  const holding: number[] = [];
  for await (const { segment } of storedSegments(disk, folder))
    if (segment.lines.some((line) => line.kind === 'kept' && wanted.has(line.change.id))) holding.push(segment.first);
  const names = await disk.names(folder);
  const { checkpoints } = filesOf(names);
  const copies = names.filter(isDamagedCopy);
  const stale = checkpoints.filter((through) => through >= (holding[0] ?? Number.POSITIVE_INFINITY)).map(checkpointName);
  for (const name of [...stale, ...copies]) await disk.remove(join(folder, name));
  await disk.syncFolder(folder, 'stale copies gone');
  for await (const { segment, file } of storedSegments(disk, folder)) {
    const { first } = segment;
    if (file === null || !holding.includes(first)) continue;
    const lines = segment.lines.map((line) => (line.kind === 'kept' && wanted.has(line.change.id) ? destroyed(line) : line));
    const bytes = formatSegment({ ...segment, lines }, today);
    const [plain, closed] = [plainName(first), closedName(first)];
    await writeWhole(disk, folder, file.name, file.name === plain ? bytes : await promisify(gzip)(bytes), 'destroyed segment');
    // A crash while it was being closed can have left it both plain and compressed.
    await disk.remove(join(folder, file.name === plain ? closed : plain));
  }
  return { copies };
}
