import { statfs } from 'node:fs/promises';
import type { FreeBytes } from '../../src-shared/contract/disk-space.ts';

/** Tells how many bytes a person may still write on the disk that a folder is on. */
export type FreeSpace = (folder: string) => Promise<FreeBytes>;

/** Asks the operating system. Null where it does not say: some network disks do not, and that must not stop anybody. */
export const freeSpace: FreeSpace = (folder) =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
