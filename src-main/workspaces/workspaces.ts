import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writableTime } from '../../src-shared/assessment/clock.ts';
import { type WorkspaceId, workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { newId } from '../../src-shared/assessment/new-id.ts';
import { DATA_FORMAT, type WorkspaceSummary } from '../../src-shared/contract/bridge.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import { inOrder } from '../data-folder/in-order.ts';
import { renamePatiently, syncFolder } from '../data-folder/write-file-durably.ts';
import { REAL_DISK } from '../disk/disk.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { journalFolder, migrateFromOneFile } from '../journal/migrate-from-one-file.ts';
import { type FoundWorkspace, findWorkspace, writeWorkspace } from './workspace-file.ts';

/** The workspaces of a data folder, each in a folder of its own; they share nothing. */
export interface Workspaces {
  /** All of them, also those that cannot be opened: why they cannot is said when they are. */
  list: () => Promise<WorkspaceSummary[]>;
  create: (name: string) => Promise<WorkspaceSummary>;
  /**
   * Takes in a workspace from elsewhere under the id that it has there. It is there as a whole or not at all.
   *
   * @param fill writes what belongs in its folder, and flushes it
   */
  bring: (id: WorkspaceId, fill: (folder: string) => Promise<void>) => Promise<void>;
  /** Lends a folder beside the workspaces for what is being looked at. It is removed afterwards, at the latest by the next start. */
  aside: <T>(id: WorkspaceId, task: (folder: string) => Promise<T>) => Promise<T>;
  rename: (id: WorkspaceId, name: string) => Promise<void>;
  /** The folder of a workspace that may be touched; refused like opening its journal is. */
  folder: (id: WorkspaceId) => Promise<string>;
  /** The journal of a workspace, opened once and kept open. */
  journal: (id: WorkspaceId) => Promise<Journal>;
  remove: (id: WorkspaceId) => Promise<void>;
  close: () => Promise<void>;
}

const REMOVED = 'removed-';
/** One that is not whole yet. */
const COMING = 'coming-';

export function workspacesIn(dataFolder: string): Workspaces {
  const root = join(dataFolder, 'workspaces');
  const folderOf = (id: WorkspaceId): string => join(root, id);
  const journals = new Map<WorkspaceId, Promise<Journal>>();
  const changing = inOrder();
  const coming = new Set<string>();

  const touchable = async (id: WorkspaceId): Promise<FoundWorkspace> => {
    const found = await findWorkspace(folderOf(id), id);
    if (!found) throw new BridgeRefused('not found', 'This organisation is not on this computer any more.');
    if (found.refusal) throw found.refusal;
    return found;
  };

  const open = async (id: WorkspaceId): Promise<Journal> => {
    const folder = folderOf(id);
    // First of all, so that an older version never takes what is half brought up to date for an empty workspace.
    await changing(async () => {
      const { format, summary } = await touchable(id);
      if (format === null || format === DATA_FORMAT) return;
      await writeWorkspace(folder, summary).catch((error: unknown) => {
        throw refusedByDisk(error, 'bring this organisation up to date');
      });
    });
    return openJournal(journalFolder(folder), {}, await migrateFromOneFile(REAL_DISK, folder));
  };

  const names = (): Promise<string[]> =>
    readdir(root).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      // An empty list would look as if everything were lost.
      throw new BridgeRefused(
        'cannot read',
        `The folder ${root} cannot be read (${error.code}). Your answers are in it. Try again, or ask your IT support.`,
      );
    });

  const inAside: Workspaces['aside'] = async (id, task) => {
    const name = `${COMING}${id}`;
    const aside = join(root, name);
    if (coming.has(name)) throw new BridgeRefused('does not fit', 'This organisation is being brought here already.');
    coming.add(name);
    try {
      await rm(aside, { recursive: true, force: true });
      await mkdir(aside, { recursive: true, mode: 0o700 });
      return await task(aside);
    } catch (error) {
      throw error instanceof BridgeRefused || !isOfDisk(error)
        ? error
        : refusedByDisk(error, 'bring this organisation to this computer');
    } finally {
      await rm(aside, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
      coming.delete(name);
    }
  };

  return {
    list: async () => {
      const found: WorkspaceSummary[] = [];
      for (const name of await names()) {
        // A removal that a crash cut short is finished: somebody has asked for these data to be gone.
        if (name.startsWith(REMOVED)) await rm(join(root, name), { recursive: true, force: true }).catch(() => undefined);
        if (name.startsWith(COMING) && !coming.has(name))
          await rm(join(root, name), { recursive: true, force: true }).catch(() => undefined);
        const id = workspaceId.safeParse(name);
        const workspace = id.success ? await findWorkspace(folderOf(id.data), id.data) : null;
        if (workspace) found.push(workspace.summary);
      }
      return found.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    create: async (name) => {
      const summary: WorkspaceSummary = {
        id: workspaceId.parse(newId()),
        name,
        createdAt: writableTime(new Date()).toISOString(),
      };
      try {
        await mkdir(folderOf(summary.id), { recursive: true, mode: 0o700 });
        await writeWorkspace(folderOf(summary.id), summary);
        // The folders above it are flushed as well, or a power cut could take the new one away with all that is in it.
        await syncFolder(root);
        await syncFolder(dataFolder);
      } catch (error) {
        await rm(folderOf(summary.id), { recursive: true, force: true }).catch(() => undefined);
        throw refusedByDisk(error, 'make a folder for this organisation');
      }
      return summary;
    },
    bring: (id, fill) =>
      inAside(id, async (aside) => {
        const isHere = async (): Promise<boolean> => (await findWorkspace(folderOf(id), id)) !== null;
        if (await isHere()) throw alreadyHere();
        await fill(aside);
        await syncFolder(aside);
        if (await isHere()) throw alreadyHere();
        await renamePatiently(aside, folderOf(id));
        await syncFolder(root);
        await syncFolder(dataFolder);
      }),
    aside: inAside,
    rename: (id, name) =>
      changing(async () => {
        const { summary } = await touchable(id);
        await writeWorkspace(folderOf(id), { ...summary, name }).catch((error: unknown) => {
          throw refusedByDisk(error, 'keep the name of this organisation');
        });
      }),
    folder: async (id) => {
      await touchable(id);
      return folderOf(id);
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
    remove: (id) =>
      changing(async () => {
        await touchable(id);
        const journal = journals.get(id);
        journals.delete(id);
        await journal?.then(
          (open) => open.close(),
          () => undefined,
        );
        // Moved aside first, so that a folder half deleted is never listed again.
        const aside = join(root, `${REMOVED}${id}`);
        try {
          await renamePatiently(folderOf(id), aside);
          await rm(aside, { recursive: true, force: true, maxRetries: 3 });
        } catch (error) {
          throw refusedByDisk(error, 'remove this organisation from the computer');
        }
      }),
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

function alreadyHere(): BridgeRefused {
  return new BridgeRefused('does not fit', 'This organisation is on this computer already. Nothing was changed.');
}

function isOfDisk(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code !== undefined;
}
