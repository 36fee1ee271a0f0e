import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Disk, writeWhole } from '../disk/disk.ts';
import { checkpointName, closedName, damagedName, filesOf, plainName } from './file-names.ts';
import { formatSegment } from './segment.ts';
import type { Stored } from './stored-segments.ts';

/**
 * Puts a damaged segment right: the file is copied as it is, then written anew from all records that are whole. Those that
 * are not are said to be lost, so that every other one keeps its number and its hash. Checkpoints that count them are
 * removed; what they said is counted again. A crash on the way leaves the damage to be found again.
 *
 * @returns what was damaged, in words for the person, and the length of the mended segment
 */
export async function mend(
  disk: Disk,
  folder: string,
  { segment, isOpen, file }: Stored,
  today: string,
): Promise<{ words: string; length: number }> {
  const { first } = segment;
  let copy: string | null = null;
  if (file && file.bytes.length > 0) {
    copy = damagedName(first, createHash('sha256').update(file.bytes).digest('hex').slice(0, 8));
    await writeWhole(disk, folder, copy, file.bytes, 'damaged copy');
  }
  const { checkpoints } = filesOf(await disk.names(folder));
  for (const through of checkpoints) if (through >= first) await disk.remove(join(folder, checkpointName(through)));
  await disk.syncFolder(folder, 'damaged copy name');
  const bytes = formatSegment(segment, today);
  if (isOpen) await writeWhole(disk, folder, plainName(first), bytes, 'mended segment');
  else await writeWhole(disk, folder, closedName(first), await promisify(gzip)(bytes), 'mended segment');
  return { words: inWords(segment.damaged, copy), length: bytes.length };
}

function inWords([record = 0, ...more]: readonly number[], copy: string | null): string {
  const places = more.length === 0 ? '' : ` and at ${more.length} more ${more.length === 1 ? 'place' : 'places'}`;
  const kept = copy === null ? 'A file of it is missing.' : `The damaged file is kept beside it as ${copy}.`;
  return `The journal was damaged at record ${record}${places}. All that could be read was kept. ${kept}`;
}
