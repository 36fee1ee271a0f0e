import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Disk, writeWhole } from '../disk/disk.ts';
import { CheckpointBuilder, formatCheckpoint } from './checkpoint.ts';
import { newestCheckpoint } from './checkpoint-files.ts';
import { checkpointName, closedName, filesOf, plainName } from './file-names.ts';
import { EMPTY_CHAIN } from './segment.ts';
import { storedSegment, storedSegments } from './stored-segments.ts';

/** An older checkpoint stands in for a newer one that is damaged. More of them are of no use: all can be made anew. */
const CHECKPOINTS_KEPT = 2;

/**
 * Compresses every segment that is not written any more, and puts a checkpoint behind the last of them. A plain file goes
 * only when the compressed one has its bytes and its name on the disk. Segments are never removed.
 *
 * @param open the first record of the segment that is being written; it is left alone
 */
export async function closeSegments(disk: Disk, folder: string, open: number): Promise<void> {
  const files = filesOf(await disk.names(folder));
  const through = open - 1;
  const plain = [...files.plain].filter((first) => first < open);
  if (through === 0 || (plain.length === 0 && files.checkpoints[0] === through)) return;
  for (const first of plain) {
    const { segment, file } = await storedSegment(disk, folder, files, first, null);
    // Damage is mended by whoever reads it, and until then nothing is built on it.
    if (file === null || segment.damaged.length > 0) return;
    if (file.name === plainName(first))
      await writeWhole(disk, folder, closedName(first), await promisify(gzip)(file.bytes), 'compressed segment');
  }
  const { checkpoint } = await newestCheckpoint(disk, folder);
  if (checkpoint?.end.sequence !== through) {
    const builder = new CheckpointBuilder(checkpoint);
    let end = checkpoint?.end ?? EMPTY_CHAIN;
    for await (const { segment } of storedSegments(disk, folder, end)) {
      if (segment.first >= open) break;
      if (segment.damaged.length > 0) return;
      builder.add(segment);
      ({ end } = segment);
    }
    await writeWhole(disk, folder, checkpointName(through), await formatCheckpoint(builder.checkpoint(end)), 'checkpoint');
  }
  await disk.syncFolder(folder, 'closed names');
  for (const first of plain) await disk.remove(join(folder, plainName(first)));
  const { checkpoints } = filesOf(await disk.names(folder));
  for (const old of checkpoints.slice(CHECKPOINTS_KEPT)) await disk.remove(join(folder, checkpointName(old)));
}
