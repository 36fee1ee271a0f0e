import { BridgeRefused } from '../bridge/refuse.ts';
import type { Disk } from '../disk/disk.ts';
import { CHUNK_LENGTH, fileNames } from '../evidence/store/sealed-format.ts';
import { DamagedEvidence, readSealed } from '../evidence/store/sealed-reader.ts';

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
      const reader = await readSealed(file, length, dataKey, null);
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
