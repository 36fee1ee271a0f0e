import { BridgeRefused } from '../bridge/refuse.ts';
import type { Disk, OpenFile } from '../disk/disk.ts';
import { CHUNK_LENGTH, fileNames } from '../evidence/store/sealed-format.ts';
import { DamagedEvidence, readSealed } from '../evidence/store/sealed-reader.ts';

const AHEAD = 4 * 1024 * 1024;

/** Whether a copy of an evidence file gives back what was attached. `unknown`: a newer version of the app has written it. */
export type Proof = 'whole' | 'damaged' | 'unknown';

/** Opens the copy at a path and reads it through. @param name the one that it has in the store */
export type Prove = (path: string, name: string) => Promise<Proof>;

/** Proves copies with the workspace's key: as encrypted bytes, damaged ones look like any others. */
export function proving(disk: Disk, dataKey: Uint8Array): Prove {
  const nameOf = fileNames(dataKey);
  return async (path, name) => {
    const length = (await disk.size(path)) ?? 0;
    const file = await disk.open(path, 'reading');
    try {
      const reader = await readSealed(readingAhead(file, length), length, dataKey, null);
      if (nameOf(reader.hash) !== name) return 'damaged';
      // Every chunk is proved by its tag; what all of them give together was hashed when they were sealed.
      for (let at = 0; at < reader.size; at += CHUNK_LENGTH) await reader.bytes(at, CHUNK_LENGTH);
      return 'whole';
    } catch (error) {
      if (error instanceof DamagedEvidence) return 'damaged';
      if (error instanceof BridgeRefused) return 'unknown';
      throw error;
    } finally {
      await file.close();
    }
  };
}

/** Chunks are much smaller than what is read at a time for the least cost. */
function readingAhead(file: OpenFile, length: number): OpenFile {
  const block = Buffer.allocUnsafe(Math.max(1, Math.min(AHEAD, length)));
  let [from, filled] = [0, 0];
  return {
    ...file,
    read: async (into, position) => {
      if (into.length > block.length) return file.read(into, position);
      if (position < from || position + into.length > from + filled) {
        from = position;
        filled = await file.read(block, position);
      }
      return block.copy(into, 0, position - from, Math.min(filled, position - from + into.length));
    },
  };
}
