import { dirname, join } from 'node:path';
import type { Change } from '../../src-shared/assessment/change.ts';
import type { DocumentDigest } from '../../src-shared/assessment/digest.ts';
import { type Disk, type OpenFile, TEMPORARY } from '../disk/disk.ts';
import { newestCheckpoint } from './checkpoint-files.ts';
import { plainName } from './file-names.ts';
import { mend } from './mend.ts';
import { type Chain, EMPTY_CHAIN } from './segment.ts';
import { storedSegments } from './stored-segments.ts';
import { Tally } from './tally.ts';

/** The segment that is being written. */
interface OpenSegment {
  readonly first: number;
  readonly day: string;
  readonly file: OpenFile;
  /** How far it holds records that count, in bytes. */
  length: number;
}

/** What has to be known of a journal to go on with it. */
export interface Loaded {
  end: Chain;
  readonly ids: Set<string>;
  /** The changes that were destroyed for good; they are not among `ids`. */
  readonly destroyed: Set<Change['id']>;
  readonly tally: Tally;
  /** Null when the next record begins a segment. */
  open: OpenSegment | null;
  readonly tornBytes: number;
  /** What was found damaged, in words for the person. */
  readonly damage: readonly string[];
}

/**
 * Reads a journal: its newest checkpoint and what comes behind it. A half-written end is cut off, damage is mended. When it
 * returns, all that it found is on the disk, also what a process had written that ended before it could flush it: whoever
 * offers such a change again must not be told that it is saved unless it is.
 *
 * @param trust false reads every record and asks no checkpoint
 */
export async function load(disk: Disk, folder: string, today: string, trust: boolean): Promise<Loaded> {
  const names = await namesOrNew(disk, folder);
  const damage: string[] = [];
  const { checkpoint, damaged } = trust ? await newestCheckpoint(disk, folder) : { checkpoint: null, damaged: [] };
  const ids = new Set(checkpoint?.ids);
  const destroyed = new Set(checkpoint?.destroyed);
  const tally = new Tally(checkpoint?.digests as Record<string, DocumentDigest> | undefined);
  let end = checkpoint?.end ?? EMPTY_CHAIN;
  let found: Omit<OpenSegment, 'file'> | null = null;
  let tornBytes = 0;
  for await (const stored of storedSegments(disk, folder, end)) {
    const { segment } = stored;
    let { length } = segment;
    if (segment.damaged.length > 0) {
      const mended = await mend(disk, folder, stored, today);
      damage.push(mended.words);
      length = mended.length;
    }
    for (const line of segment.lines) {
      if (line.kind === 'destroyed') destroyed.add(line.id);
      // A change that stands twice counts once: twice would cancel out in the digest.
      if (line.kind !== 'kept' || ids.has(line.change.id) || destroyed.has(line.change.id)) continue;
      ids.add(line.change.id);
      tally.add(line.change, line.text);
    }
    ({ end } = segment);
    if (stored.isOpen) found = { first: segment.first, day: segment.day ?? today, length };
    tornBytes += segment.tornBytes;
  }
  for (const name of damaged) {
    await disk.remove(join(folder, name));
    damage.push('A checkpoint of the journal was damaged. Nothing is lost by it: it is made anew from the journal.');
  }
  for (const name of names) if (name.endsWith(TEMPORARY)) await disk.remove(join(folder, name));
  const open =
    found === null ? null : { ...found, file: await flushed(disk, join(folder, plainName(found.first)), found.length) };
  await disk.syncFolder(folder, 'names found');
  await disk.syncFolder(dirname(folder), 'journal folder');
  return { end, ids, destroyed, tally, open, tornBytes, damage };
}

async function flushed(disk: Disk, path: string, length: number): Promise<OpenFile> {
  const file = await disk.open(path, 'existing');
  try {
    await file.truncate(length);
    await file.datasync('records found');
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function namesOrNew(disk: Disk, folder: string): Promise<string[]> {
  try {
    return await disk.names(folder);
  } catch (error) {
    // Only a folder that is not there is made: one that cannot be looked at just now must never be taken for an empty one.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await disk.makeFolder(folder);
    return [];
  }
}
