import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { canonicalJson } from '../../src-shared/assessment/snapshot.ts';
import { BridgeRefused, refusedAsNewer, refusedByDisk } from '../bridge/refuse.ts';
import type { Disk } from '../disk/disk.ts';
import { type Found, openJournal } from './journal.ts';
import { parseJson } from './record.ts';
import { verifyJournal } from './verify-journal.ts';

/** The journal of data format 1: a head, then one line of JSON a change. */
const OLD = 'journal.jsonl';
const MIGRATED = 'journal.jsonl.migrated';
const DAMAGED = 'journal.jsonl.damaged';
const BATCH = 2_000;

const head = z.looseObject({ journal: z.literal('igt-desktop'), format: z.int().min(1) });

/**
 * Data format 1 to 2: takes the changes of the one plain file over into the folder of segments, and reads them back from
 * there. The old file is kept under another name until the next start has found every change of it on the disk. A crash on
 * the way loses nothing: what has been taken over already is passed over the next time.
 *
 * @param workspace the folder of the workspace
 * @returns what was found in the old file beside the changes; undefined when there is none
 * @throws BridgeRefused for an old file that a newer version has written; it is left as it is
 */
export async function migrateFromOneFile(disk: Disk, workspace: string): Promise<Found | undefined> {
  try {
    const names = await disk.names(workspace);
    if (names.includes(OLD)) return await takeOver(disk, workspace);
    if (names.includes(MIGRATED)) return await removeWhenVerified(disk, workspace);
    return undefined;
  } catch (error) {
    throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'bring the journal of your answers up to date');
  }
}

async function takeOver(disk: Disk, workspace: string): Promise<Found> {
  const { changes, unreadable, tornBytes } = readOld(await disk.read(join(workspace, OLD)));
  const journal = await openJournal(journalFolder(workspace), { disk });
  const damage = [...journal.damage];
  try {
    for (let at = 0; at < changes.length; at += BATCH) await journal.append(changes.slice(at, at + BATCH));
  } finally {
    await journal.close();
  }
  const missing = await notIn(disk, workspace, changes);
  if (missing > 0) throw new Error(`${missing} changes of the old journal are not in the new one`);
  const isWhole = unreadable.length === 0;
  await disk.rename(join(workspace, OLD), join(workspace, isWhole ? MIGRATED : DAMAGED));
  const [line] = unreadable;
  if (!isWhole)
    damage.push(
      `The journal of an earlier version was damaged at line ${line}. All that could be read was kept. The file is kept as ${DAMAGED}.`,
    );
  return { tornBytes: tornBytes + journal.tornBytes, damage };
}

async function removeWhenVerified(disk: Disk, workspace: string): Promise<Found | undefined> {
  const { changes } = readOld(await disk.read(join(workspace, MIGRATED)));
  if ((await notIn(disk, workspace, changes)) === 0) {
    await disk.remove(join(workspace, MIGRATED));
    return undefined;
  }
  // The new journal was damaged since: what is missing there is taken over again.
  await disk.rename(join(workspace, MIGRATED), join(workspace, OLD));
  return takeOver(disk, workspace);
}

/** How many of these changes cannot be read in the new journal, every one of its links checked. */
async function notIn(disk: Disk, workspace: string, changes: readonly Change[]): Promise<number> {
  const wanted = new Map(changes.map((one) => [one.id, canonicalJson(one)]));
  await verifyJournal(disk, journalFolder(workspace), (record) => {
    // What was destroyed for good is not missing.
    if (record.kind === 'destroyed') wanted.delete(record.id);
    else if (wanted.get(record.change.id) === record.text) wanted.delete(record.change.id);
  });
  return wanted.size;
}

/** The folder of a workspace's journal. */
export const journalFolder = (workspace: string): string => join(workspace, 'journal');

/**
 * Removes what an earlier format has left in a workspace's folder: what was destroyed for good may stand in it. All that could
 * be read there is in the journal.
 *
 * @returns the names of the files
 */
export async function removeLeftovers(disk: Disk, workspace: string): Promise<string[]> {
  const left = (await disk.names(workspace)).filter((name) => name === MIGRATED || name === DAMAGED);
  for (const name of left) await disk.remove(join(workspace, name));
  return left;
}

/** Whether a folder holds a journal, of this format or of the older one. */
export async function hasJournal(workspace: string): Promise<boolean> {
  const names: string[] = await readdir(workspace).catch(() => []);
  return ['journal', OLD, MIGRATED].some((name) => names.includes(name));
}

function readOld(content: Buffer): { changes: Change[]; unreadable: number[]; tornBytes: number } {
  const length = content.lastIndexOf(10) + 1;
  const lines = content.toString('utf8', 0, length).split('\n').slice(0, -1);
  const begin = head.safeParse(parseJson(lines[0] ?? '')).data;
  if (begin && begin.format > 1) throw refusedAsNewer(begin.format);
  const found = new Map<Change['id'], Change>();
  const unreadable: number[] = begin || content.length === 0 ? [] : [1];
  for (const [at, line] of lines.entries()) {
    if (at === 0 && begin) continue;
    const parsed = change.safeParse(parseJson(line));
    if (!parsed.success) unreadable.push(at + 1);
    // A line that stands twice, as in a journal mended by hand, counts once.
    else if (!found.has(parsed.data.id)) found.set(parsed.data.id, parsed.data);
  }
  return { changes: [...found.values()], unreadable: [...new Set(unreadable)], tornBytes: content.length - length };
}
