import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { DATA_FORMAT, type WorkspaceSummary, workspaceSummary } from '../../src-shared/contract/bridge.ts';
import { BridgeRefused, refusedAsNewer } from '../bridge/refuse.ts';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';
import { hasJournal } from '../journal/migrate-from-one-file.ts';

const fileIn = (folder: string): string => join(folder, 'workspace.json');

const formatOnly = z.looseObject({ format: z.int().min(1) });
const shown = z.looseObject({
  name: workspaceSummary.shape.name.catch(''),
  createdAt: workspaceSummary.shape.createdAt.nullable().catch(null),
});

/** One workspace as it is found on the disk. */
export interface FoundWorkspace {
  readonly summary: WorkspaceSummary;
  /** The data format that its file names; null when it names none. */
  readonly format: number | null;
  /** Why it must not be touched, or null. It is listed all the same: an organisation that is missing there looks lost. */
  readonly refusal: BridgeRefused | null;
}

/**
 * Looks at a workspace's folder. The small file in it holds no more than a name, so where that is damaged or gone the
 * workspace is there all the same, without a name.
 *
 * @returns null when there is no workspace
 */
export async function findWorkspace(folder: string, id: WorkspaceId): Promise<FoundWorkspace | null> {
  const made = await stat(folder).catch(() => null);
  if (!made?.isDirectory()) return null;
  const read = await readFile(fileIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : error,
  );
  const raw = typeof read === 'string' ? parseJson(read) : undefined;
  const kept = shown.safeParse(raw);
  const hasFile = typeof read === 'string' && kept.success;
  if (!hasFile && !(read instanceof Error) && !(await hasJournal(folder))) return null;
  const summary: WorkspaceSummary = {
    // The folder's own name counts: a copy made by hand says in its file what the original is called.
    id,
    name: kept.data?.name ?? '',
    createdAt: kept.data?.createdAt ?? made.birthtime.toISOString(),
  };
  const format = formatOnly.safeParse(raw).data?.format ?? null;
  if (format !== null && format > DATA_FORMAT) return { summary, format, refusal: refusedAsNewer(format) };
  return { summary, format, refusal: read instanceof Error ? cannotRead(folder, read) : null };
}

/** Writes what is shown of a workspace. */
export function writeWorkspace(folder: string, summary: WorkspaceSummary): Promise<void> {
  return writeFileDurably(fileIn(folder), `${JSON.stringify({ format: DATA_FORMAT, ...summary }, null, 2)}\n`);
}

function cannotRead(folder: string, { code }: NodeJS.ErrnoException): BridgeRefused {
  const path = join(basename(folder), basename(fileIn(folder)));
  return new BridgeRefused(
    'cannot read',
    `This organisation cannot be opened just now: ${path} in the data folder cannot be read (${code}). Close other programs that use it and try again.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
