import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { BridgeRefused, refusedByDisk } from '../../bridge/refuse.ts';
import { inOrder } from '../../data-folder/in-order.ts';
import { type Disk, TEMPORARY } from '../../disk/disk.ts';
import { EvidenceIntake } from './evidence-intake.ts';
import { CHUNK_LENGTH, fileNames, isFileName, type SealedEnd } from './sealed-format.ts';
import { cannotRead, DamagedEvidence, type EvidenceReader, readSealed } from './sealed-reader.ts';

/** What is known of a file in the store once all of it was read. */
type Condition = 'whole' | 'damaged' | 'missing';

/**
 * The evidence files of one workspace, each kept once under its SHA-256, encrypted (docs/evidence-store.md). What it says is
 * kept is on the disk.
 */
export interface EvidenceStore {
  readonly folder: string;
  /** The name under which the file with this hash lies in the folder. */
  readonly fileNameOf: (hash: EvidenceHash) => string;
  /** The names of all files in it. */
  readonly fileNames: () => Promise<string[]>;
  /** Whether there is a file for this hash; its bytes are not looked at. */
  readonly has: (hash: EvidenceHash) => Promise<boolean>;
  /** Begins to take in a file, piece by piece. */
  readonly begin: () => Promise<EvidenceIntake>;
  /** Takes in a whole file. */
  readonly keep: (pieces: AsyncIterable<Uint8Array>) => Promise<SealedEnd>;
  /** Opens a file for reading; whoever does closes it. @throws DamagedEvidence, and refusals in words */
  readonly read: (hash: EvidenceHash) => Promise<EvidenceReader>;
  /** All bytes of a file. Throws like `read`, also at the end when they are not those that were kept. */
  readonly pieces: (hash: EvidenceHash) => AsyncGenerator<Buffer>;
  /** Reads all of a file and compares its hash. @param pause is waited for after each chunk */
  readonly check: (fileName: string, pause?: () => Promise<void>) => Promise<Condition>;
  /** Whether this key opens a file: one of another key looks damaged, and is not for this store to judge. */
  readonly opens: (fileName: string) => Promise<boolean>;
  /**
   * Removes a file; it is gone for good when it returns true. One that is being taken in at the same time is not removed under it.
   *
   * @param unless is asked right before; true lets the file stay
   */
  readonly remove: (fileName: string, unless?: () => Promise<boolean>) => Promise<boolean>;
  /** When a file was written; null when there is none. */
  readonly keptAt: (fileName: string) => Promise<Date | null>;
}

/**
 * Opens the store in a folder, which need not be there yet. Temporary files that an earlier end has left are removed.
 *
 * @param dataKey the workspace's key, 32 bytes
 */
export async function openEvidenceStore(
  disk: Disk,
  folder: string,
  dataKey: Uint8Array,
  chunkLength = CHUNK_LENGTH,
): Promise<EvidenceStore> {
  const fileNameOf = fileNames(dataKey);
  // Whether a file is there is found out, and acted upon, by one at a time.
  const naming = inOrder();
  let isFolderReady = false;

  const names = async (): Promise<string[]> => {
    try {
      return await disk.names(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw refusedByDisk(error, 'look at your evidence files');
    }
  };

  /** The folder is flushed into its own even when it is there: it may have been made by a process that ended right after. */
  const makeFolder = async (): Promise<void> => {
    if (isFolderReady) return;
    await disk.names(folder).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      await disk.makeFolder(folder);
    });
    await disk.syncFolder(dirname(folder), 'evidence folder');
    isFolderReady = true;
  };

  const open = async (fileName: string, expected: EvidenceHash | null): Promise<EvidenceReader | null> => {
    const path = join(folder, fileName);
    try {
      const length = await disk.size(path);
      if (length === null) return null;
      const file = await disk.open(path, 'reading');
      try {
        return await readSealed(file, length, dataKey, expected);
      } catch (error) {
        await file.close();
        throw error;
      }
    } catch (error) {
      if (error instanceof BridgeRefused) throw error;
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw cannotRead(error);
    }
  };

  const read: EvidenceStore['read'] = async (hash) => {
    const reader = await open(fileNameOf(hash), hash);
    if (reader) return reader;
    throw new BridgeRefused(
      'not found',
      'The bytes of this file are not on this computer. Your answers are safe. Bring it back from a backup, or attach it again.',
    );
  };

  const check: EvidenceStore['check'] = async (fileName, pause) => {
    try {
      const reader = await open(fileName, null);
      if (!reader) return 'missing';
      try {
        if (fileNameOf(reader.hash) !== fileName) return 'damaged';
        for await (const _ of reader.pieces()) await pause?.();
        return 'whole';
      } finally {
        await reader.close();
      }
    } catch (error) {
      if (error instanceof DamagedEvidence) return 'damaged';
      throw error;
    }
  };

  const opens: EvidenceStore['opens'] = async (fileName) => {
    try {
      const reader = await open(fileName, null);
      await reader?.close();
      return reader !== null && fileNameOf(reader.hash) === fileName;
    } catch (error) {
      if (error instanceof BridgeRefused) return false;
      throw error;
    }
  };

  /** Gives a written and flushed file its name. One that is there already stays, if all of it is as it should be. */
  const giveName = (temporary: string, hash: EvidenceHash): Promise<void> =>
    naming(async () => {
      const name = fileNameOf(hash);
      const known = await check(name).catch((error: unknown) => {
        if (error instanceof BridgeRefused && error.refusal.code === 'newer data') throw error;
        // What cannot be read is of no use: the new bytes take its place.
        return 'damaged';
      });
      if (known === 'whole') await disk.remove(temporary);
      else await disk.rename(temporary, join(folder, name));
      await disk.syncFolder(folder, 'evidence name');
    });

  const begin: EvidenceStore['begin'] = async () => {
    try {
      await naming(makeFolder);
      const temporary = join(folder, `${randomBytes(12).toString('hex')}${TEMPORARY}`);
      return new EvidenceIntake(disk, temporary, await disk.open(temporary, 'new'), dataKey, chunkLength, giveName);
    } catch (error) {
      // Somebody may have removed it meanwhile: the next try looks again.
      isFolderReady = false;
      throw refusedByDisk(error, 'keep this file');
    }
  };

  // Where it cannot be done now it is done at the next start.
  for (const name of await names()) if (name.endsWith(TEMPORARY)) await disk.remove(join(folder, name)).catch(() => undefined);

  return {
    folder,
    fileNameOf,
    fileNames: async () => (await names()).filter(isFileName),
    has: async (hash) => (await disk.size(join(folder, fileNameOf(hash)))) !== null,
    begin,
    keep: async (pieces) => {
      const intake = await begin();
      try {
        for await (const bytes of pieces) await intake.add(bytes);
        return await intake.keep();
      } catch (error) {
        await intake.drop();
        throw error;
      }
    },
    read,
    pieces: async function* (hash) {
      const reader = await read(hash);
      try {
        yield* reader.pieces();
      } finally {
        await reader.close();
      }
    },
    check,
    opens,
    remove: (fileName, unless) =>
      naming(async () => {
        if (!(await names()).includes(fileName) || (await unless?.())) return false;
        try {
          await disk.remove(join(folder, fileName));
          await disk.syncFolder(folder, 'evidence removed');
          return true;
        } catch (error) {
          throw refusedByDisk(error, 'remove this file');
        }
      }),
    keptAt: (fileName) => disk.changedAt(join(folder, fileName)),
  };
}
