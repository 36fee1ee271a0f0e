import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { partsOf } from '../backup/backup-source.ts';
import type { WorkParts } from '../backup/long-work.ts';
import { syncFolder, writeFileDurably } from '../data-folder/write-file-durably.ts';
import type { Disk } from '../disk/disk.ts';
import type { OpenedMove } from './open-move.ts';
import { type ReadMove, readMove } from './read-move.ts';

/**
 * Unpacks a moving file into an empty folder, as the folder of a workspace, and flushes it. All of it was read, opened and counted
 * when this returns.
 *
 * @param name of the file, to be told
 */
export async function unpack(disk: Disk, move: OpenedMove, into: string, name: string, parts: WorkParts): Promise<ReadMove> {
  const { journalFolder, evidenceFolder } = partsOf(into);
  for (const folder of [journalFolder, evidenceFolder]) await mkdir(folder, { mode: 0o700 });
  const read = await readMove(
    move,
    name,
    {
      file: (path, pieces) => writeFileDurably(join(into, path), pieces),
      evidence: (evidence, pieces) => writeFileDurably(join(evidenceFolder, evidence), pieces),
      received: {
        names: () => disk.names(journalFolder),
        read: (path) => disk.read(join(journalFolder, basename(path))),
      },
    },
    parts,
  );
  await syncFolder(into);
  return read;
}
