import type { Change } from '../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../src-shared/assessment/document.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { type EvidenceHash, evidenceHash } from '../../src-shared/assessment/identifiers.ts';
import { readRemovals } from '../../src-shared/assessment/removal.ts';
import type { Journal } from '../journal/journal.ts';
import { pagesOf } from '../journal/pages-of.ts';

interface OnRecord {
  /** The hashes of all revisions of evidence files whose bytes are wanted. */
  readonly wanted: readonly EvidenceHash[];
  /** Those whose bytes were removed for good and not attached again since. */
  readonly removed: readonly EvidenceHash[];
}

/** Which evidence the journal names. What was removed for good is named there still, and must not be brought back. */
export async function evidenceOnRecord(journal: Pick<Journal, 'read'>): Promise<OnRecord> {
  const naming: Change[] = [];
  for await (const page of pagesOf(journal)) naming.push(...page.filter(isAboutBytes));
  return evidenceNamedBy(naming);
}

/** The same of changes at hand. */
export function evidenceNamedBy(changes: readonly Change[]): OnRecord {
  /** The latest change that names a hash. */
  const named = new Map<EvidenceHash, Change['at']>();
  const ofRemovals: Change[] = [];
  for (const one of changes) {
    if (!isAboutBytes(one)) continue;
    if (documentMeaning(one.document).kind === 'removal') ofRemovals.push(one);
    const hash = evidenceHash.safeParse(one.value);
    if (one.field.endsWith('/hash') && hash.success && one.at > (named.get(hash.data) ?? '')) named.set(hash.data, one.at);
  }
  const removed = new Set<EvidenceHash>();
  for (const removal of readRemovals(fold(ofRemovals)))
    for (const hash of removal.hashes) if (removal.stamp > (named.get(hash) ?? '')) removed.add(hash);
  return { wanted: [...named.keys()].filter((hash) => !removed.has(hash)), removed: [...removed] };
}

/** Whether a change names the bytes of a file, or is part of a removal. */
function isAboutBytes({ document, field }: Change): boolean {
  const { kind } = documentMeaning(document);
  return kind === 'removal' || (kind === 'evidence' && field.endsWith('/hash'));
}

/** The hashes of all revisions of evidence files that the journal holds, without what was removed for good. */
export async function hashesOnRecord(journal: Pick<Journal, 'read'>): Promise<readonly EvidenceHash[]> {
  return (await evidenceOnRecord(journal)).wanted;
}
