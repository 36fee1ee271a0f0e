import type { Change } from '../../src-shared/assessment/change.ts';
import { isSameDigest } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { Reading } from '../disk/disk.ts';
import { Tally } from '../journal/tally.ts';
import { verifyJournal } from '../journal/verify-journal.ts';
import type { Manifest } from './manifest.ts';

/** What counting the journal of a backup gave. */
export type CheckedJournal =
  | { readonly kind: 'whole'; readonly changes: number }
  /** In words for the person. */
  | { readonly kind: 'damaged'; readonly words: string };

/**
 * Opens the journal in a backup, checks every record and link of it, and compares what it holds with the digests of the
 * journal that it is a backup of.
 *
 * @param onChange is shown every change that counts
 */
export async function checkJournal(
  view: Reading,
  digests: Manifest['digests'],
  onChange: (change: Change) => void = () => undefined,
): Promise<CheckedJournal> {
  const tally = new Tally();
  const ids = new Set<string>();
  const destroyed = new Set<string>();
  const { damaged } = await verifyJournal(view, 'journal', (record) => {
    if (record.kind === 'destroyed') destroyed.add(record.id);
    // A change that stands twice counts once, as in the journal itself.
    if (record.kind === 'destroyed' || ids.has(record.change.id) || destroyed.has(record.change.id)) return;
    ids.add(record.change.id);
    tally.add(record.change, record.text);
    onChange(record.change);
  });
  if (damaged.length > 0) return { kind: 'damaged', words: `The journal in it is damaged at record ${damaged[0]}.` };
  const found = tally.digests();
  const documents = new Set([...found.keys(), ...(Object.keys(digests) as DocumentId[])]);
  for (const document of documents)
    if (!isSameDigest(found.get(document), digests[document]))
      return { kind: 'damaged', words: 'The journal in it does not hold the changes that it should hold.' };
  return { kind: 'whole', changes: ids.size };
}
