import type { Reading } from '../disk/disk.ts';
import type { Destroyed, Kept } from './record.ts';
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
 * @param onRecord is shown every record that is there, also those whose payload was destroyed
 */
export async function verifyJournal(
  disk: Reading,
  folder: string,
  onRecord: (record: Kept | Destroyed) => void,
): Promise<Verified> {
  let [kept, destroyed, lost, tornBytes] = [0, 0, 0, 0];
  const damaged: number[] = [];
  for await (const { segment } of storedSegments(disk, folder)) {
    damaged.push(...segment.damaged);
    tornBytes += segment.tornBytes;
    for (const line of segment.lines)
      switch (line.kind) {
        case 'kept':
          kept += 1;
          onRecord(line);
          break;
        case 'destroyed':
          destroyed += 1;
          onRecord(line);
          break;
        case 'lost':
          lost += line.to - line.sequence + 1;
          break;
      }
  }
  return { kept, destroyed, lost, damaged, tornBytes };
}
