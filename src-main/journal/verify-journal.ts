import type { Disk } from '../disk/disk.ts';
import type { Kept } from './record.ts';
import { storedSegments } from './stored-segments.ts';

export interface Verified {
  readonly kept: number;
  readonly destroyed: number;
  /** How many records are said to be lost: damage that was mended. */
  readonly lost: number;
  /** Where the chain or a checksum is broken now. */
  readonly damaged: readonly number[];
  /** Bytes of a half-written end. */
  readonly tornBytes: number;
}

/**
 * Reads the whole chain from the first record to the last and checks every link, also over payloads that were destroyed.
 * Alters nothing.
 *
 * @param onKept is shown every record that still has its payload
 */
export async function verifyJournal(disk: Disk, folder: string, onKept: (record: Kept) => void): Promise<Verified> {
  let [kept, destroyed, lost, tornBytes] = [0, 0, 0, 0];
  const damaged: number[] = [];
  for await (const { segment } of storedSegments(disk, folder)) {
    damaged.push(...segment.damaged);
    tornBytes += segment.tornBytes;
    for (const line of segment.lines)
      switch (line.kind) {
        case 'kept':
          kept += 1;
          onKept(line);
          break;
        case 'destroyed':
          destroyed += 1;
          break;
        case 'lost':
          lost += line.to - line.sequence + 1;
          break;
      }
  }
  return { kept, destroyed, lost, damaged, tornBytes };
}
