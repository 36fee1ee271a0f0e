import { removalDocument } from '../../src-shared/assessment/document.ts';
import { EMPTY_DOCUMENT, fold } from '../../src-shared/assessment/fold.ts';
import type { RemovalId } from '../../src-shared/assessment/identifiers.ts';
import { type Removal, readRemoval } from '../../src-shared/assessment/removal.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import type { Disk } from '../disk/disk.ts';
import type { Journal } from '../journal/journal.ts';
import { removeLeftovers } from '../journal/migrate-from-one-file.ts';

const PAGE = 10_000;

export interface CarryOutParts {
  readonly disk: Disk;
  /** The folder of the workspace. */
  readonly folder: string;
  readonly journal: Journal;
  /** Destroys the bytes of its files, and everything on this computer that holds it beside the journal. */
  readonly destroyCopies: (removal: Removal) => Promise<void>;
  /** Has the browser's own files cleared by the next start. */
  readonly noteBrowserData: () => Promise<void>;
}

/**
 * Carries out a removal that the journal names. The changes go last: while one of them is there, the removal is known as not
 * finished, and is asked for again when the workspace is next opened. So a crash anywhere leaves nothing half removed for good.
 *
 * @returns the names of copies of damaged files that were removed with it
 * @throws BridgeRefused when there is no such removal, or the disk or a locked key is in the way
 */
export async function carryOut(removal: RemovalId, parts: CarryOutParts): Promise<{ copies: string[] }> {
  const found = await removalIn(parts.journal, removal);
  try {
    await parts.noteBrowserData();
    await parts.destroyCopies(found);
    const leftovers = await removeLeftovers(parts.disk, parts.folder);
    const { copies } = await parts.journal.destroy(found.changes);
    return { copies: [...copies, ...leftovers] };
  } catch (error) {
    throw error instanceof BridgeRefused ? error : refusedByDisk(error, 'remove it for good');
  }
}

async function removalIn(journal: Journal, id: RemovalId): Promise<Removal> {
  const document = removalDocument(id);
  const found = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<Journal['read']>> = await journal.read(after, PAGE, [document]);
    found.push(...page.changes);
    after = page.next;
  }
  const removal = readRemoval(id, fold(found).get(document) ?? EMPTY_DOCUMENT);
  if (!removal)
    throw new BridgeRefused(
      'not found',
      'This removal is not in the journal, so nothing was removed. Start the app again and remove it once more.',
    );
  return removal;
}
