import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import { checkpointName, filesOf } from './file-names.ts';

/**
 * The newest checkpoint that can be read.
 *
 * @returns beside it the newer ones that are damaged
 */
export async function newestCheckpoint(
  disk: Disk,
  folder: string,
): Promise<{ readonly checkpoint: Checkpoint | null; readonly damaged: readonly string[] }> {
  const damaged: string[] = [];
  for (const through of filesOf(await disk.names(folder)).checkpoints) {
    const name = checkpointName(through);
    const checkpoint = await readCheckpoint(await disk.read(join(folder, name)), through);
    if (checkpoint) return { checkpoint, damaged };
    damaged.push(name);
  }
  return { checkpoint: null, damaged };
}
