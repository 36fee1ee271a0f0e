import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { type WorkspaceId, workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { DATA_FORMAT, type WorkspaceSummary, workspaceSummary } from '../../src-shared/contract/bridge.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';
import { type Journal, openJournal } from '../journal/journal.ts';

const workspaceFile = z.looseObject({ format: z.int().min(1), ...workspaceSummary.shape });

/** The workspaces of a data folder, each in a folder of its own; they share nothing. */
export interface Workspaces {
  list: () => Promise<WorkspaceSummary[]>;
  create: (name: string) => Promise<WorkspaceSummary>;
  rename: (id: WorkspaceId, name: string) => Promise<void>;
  /** The journal of a workspace, opened once and kept open. */
  journal: (id: WorkspaceId) => Promise<Journal>;
  remove: (id: WorkspaceId) => Promise<void>;
  close: () => Promise<void>;
}

export function workspacesIn(dataFolder: string): Workspaces {
  const root = join(dataFolder, 'workspaces');
  const folderOf = (id: WorkspaceId): string => join(root, id);
  const journals = new Map<WorkspaceId, Promise<Journal>>();

  const read = async (id: WorkspaceId): Promise<z.infer<typeof workspaceFile>> => {
    const path = join(folderOf(id), 'workspace.json');
    const content = await readFile(path, 'utf8').catch(() => null);
    if (content === null) throw new BridgeRefused('not found', 'This organisation is not on this computer any more.');
    const parsed = workspaceFile.safeParse(parseJson(content));
    if (!parsed.success) throw new BridgeRefused('does not fit', `${path} cannot be read. It was left as it is.`);
    return parsed.data;
  };

  const write = (summary: WorkspaceSummary): Promise<void> =>
    writeFileDurably(
      join(folderOf(summary.id), 'workspace.json'),
      `${JSON.stringify({ format: DATA_FORMAT, ...summary }, null, 2)}\n`,
    );

  const open = async (id: WorkspaceId): Promise<Journal> => {
    const { format } = await read(id);
    if (format > DATA_FORMAT)
      throw new BridgeRefused(
        'newer data',
        `This organisation's data were written by a newer version of the app (data format ${format}, this version knows ${DATA_FORMAT}). Nothing was touched. Install the newer version to go on.`,
      );
    return openJournal(join(folderOf(id), 'journal.jsonl'));
  };

  return {
    list: async () => {
      const names = await readdir(root).catch(() => []);
      const found: WorkspaceSummary[] = [];
      for (const name of names) {
        const id = workspaceId.safeParse(name);
        if (!id.success) continue;
        const summary = await read(id.data).catch(() => null);
        if (summary) found.push({ id: summary.id, name: summary.name, createdAt: summary.createdAt });
      }
      return found.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    create: async (name) => {
      const summary: WorkspaceSummary = { id: workspaceId.parse(uuidv7()), name, createdAt: new Date().toISOString() };
      try {
        await mkdir(folderOf(summary.id), { recursive: true, mode: 0o700 });
        await write(summary);
      } catch (error) {
        throw refusedByDisk(error, 'make a folder for this organisation');
      }
      return summary;
    },
    rename: async (id, name) => {
      const { createdAt } = await read(id);
      await write({ id, name, createdAt });
    },
    journal: (id) => {
      const known = journals.get(id);
      if (known) return known;
      const opening = open(id);
      journals.set(id, opening);
      // A refused opening is tried afresh the next time.
      opening.catch(() => journals.delete(id));
      return opening;
    },
    remove: async (id) => {
      await read(id);
      const journal = journals.get(id);
      journals.delete(id);
      await (await journal)?.close();
      // Moved aside first, so that a folder half deleted is never listed again.
      const aside = join(root, `removed-${id}`);
      await rename(folderOf(id), aside);
      await rm(aside, { recursive: true, force: true });
    },
    close: async () => {
      for (const journal of journals.values())
        await journal.then(
          (open) => open.close(),
          () => undefined,
        );
      journals.clear();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
