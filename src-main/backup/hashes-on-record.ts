import { documentMeaning } from '../../src-shared/assessment/document.ts';
import { type EvidenceHash, evidenceHash } from '../../src-shared/assessment/identifiers.ts';
import type { Journal } from '../journal/journal.ts';

/** The hashes of all revisions of evidence files that the journal holds. */
export async function hashesOnRecord(journal: Pick<Journal, 'read'>): Promise<EvidenceHash[]> {
  const found = new Set<EvidenceHash>();
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<Journal['read']>> = await journal.read(after, 10_000, null);
    for (const { document, field, value } of page.changes) {
      const hash = evidenceHash.safeParse(value);
      if (hash.success && field.endsWith('/hash') && documentMeaning(document).kind === 'evidence') found.add(hash.data);
    }
    after = page.next;
  }
  return [...found];
}
