import type { Change } from '../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../src-shared/assessment/document.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { type EvidenceHash, evidenceHash } from '../../src-shared/assessment/identifiers.ts';
import { readRemovals } from '../../src-shared/assessment/removal.ts';
import type { Journal } from '../journal/journal.ts';

interface OnRecord {
  /** The hashes of all revisions of evidence files whose bytes are wanted. */
  readonly wanted: readonly EvidenceHash[];
  /** Those whose bytes were removed for good and not attached again since. */
  readonly removed: readonly EvidenceHash[];
}

/** Which evidence the journal names. What was removed for good is named there still, and must not be brought back. */
export async function evidenceOnRecord(journal: Pick<Journal, 'read'>): Promise<OnRecord> {
  /** The latest change that names a hash. */
  const named = new Map<EvidenceHash, Change['at']>();
  const ofRemovals: Change[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<Journal['read']>> = await journal.read(after, 10_000, null);
    for (const one of page.changes) {
      const { kind } = documentMeaning(one.document);
      if (kind === 'removal') ofRemovals.push(one);
      const hash = kind === 'evidence' && one.field.endsWith('/hash') ? evidenceHash.safeParse(one.value) : null;
      if (hash?.success && one.at > (named.get(hash.data) ?? '')) named.set(hash.data, one.at);
    }
    after = page.next;
  }
  const removed = new Set<EvidenceHash>();
  for (const removal of readRemovals(fold(ofRemovals)))
    for (const hash of removal.hashes) if (removal.stamp > (named.get(hash) ?? '')) removed.add(hash);
  return { wanted: [...named.keys()].filter((hash) => !removed.has(hash)), removed: [...removed] };
}

/** The hashes of all revisions of evidence files that the journal holds, without what was removed for good. */
export async function hashesOnRecord(journal: Pick<Journal, 'read'>): Promise<readonly EvidenceHash[]> {
  return (await evidenceOnRecord(journal)).wanted;
}
