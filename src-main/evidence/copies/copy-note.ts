import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { evidenceFileId, evidenceHash, revisionId, workspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { writeFileDurably } from '../../data-folder/write-file-durably.ts';

const NAME = 'copy.json';

/** What is written beside a decrypted copy, so that the next start knows whose it is and whether somebody has changed it. */
const copyNote = z.strictObject({
  format: z.literal(1),
  workspace: workspaceId,
  file: evidenceFileId,
  revision: revisionId,
  /** Of its bytes as they were written, or as they were taken in last. */
  hash: evidenceHash,
  /** The name as people know it. */
  name: z.string().max(1_000),
  /** The name that it has in its folder. */
  as: z.string().min(1).max(255),
  /** Nobody wants it any more; it only could not be removed yet. */
  closed: z.boolean(),
});
export type CopyNote = z.infer<typeof copyNote>;

export function writeCopyNote(folder: string, note: CopyNote): Promise<void> {
  return writeFileDurably(join(folder, NAME), `${JSON.stringify(note, null, 2)}\n`);
}

/** @returns `none` where none was written; `unreadable` for one that is damaged or of a newer version of the app */
export async function readCopyNote(folder: string): Promise<CopyNote | 'none' | 'unreadable'> {
  try {
    return copyNote.parse(JSON.parse(await readFile(join(folder, NAME), 'utf8')));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unreadable';
  }
}
