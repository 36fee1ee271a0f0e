import { documentMeaning } from '../../src-shared/assessment/document.ts';
import { type EvidenceHash, evidenceHash } from '../../src-shared/assessment/identifiers.ts';
import { inOrder } from '../data-folder/in-order.ts';
import type { Journal } from '../journal/journal.ts';

const PAGE = 10_000;

/**
 * Which evidence files the changes of a journal name. It reads on from where it was: a journal only grows, so what was named
 * once stays needed until somebody removes it for good.
 */
export class NamedHashes {
  readonly #journal: () => Promise<Journal>;
  readonly #named = new Set<EvidenceHash>();
  readonly #reading = inOrder();
  #after = 0;
  #wasDamaged = false;

  constructor(journal: () => Promise<Journal>) {
    this.#journal = journal;
  }

  /** All that is named now. Null when it cannot be told: records of the journal were lost, and what they named with them. */
  now(): Promise<ReadonlySet<EvidenceHash> | null> {
    return this.#reading(async () => {
      const journal = await this.#journal();
      for (let next: number | null = this.#after; next !== null; ) {
        const page: Awaited<ReturnType<Journal['read']>> = await journal.read(next, PAGE, null);
        for (const { document, value } of page.changes) {
          const hash = evidenceHash.safeParse(value);
          // What was removed for good is named by its removal, and is not wanted any more.
          if (hash.success && documentMeaning(document).kind !== 'removal') this.#named.add(hash.data);
        }
        if (page.damage.length > 0) this.#wasDamaged = true;
        next = page.next;
      }
      this.#after = journal.position;
      if (journal.damage.length > 0) this.#wasDamaged = true;
      return this.#wasDamaged ? null : this.#named;
    });
  }
}
