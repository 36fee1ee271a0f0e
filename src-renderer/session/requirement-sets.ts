import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { RequirementSet, RequirementSetId } from '../../src-shared/catalogue/requirement-set.ts';
import { type Result, refused } from '../../src-shared/result.ts';
import { addressOfDocument } from '../assessment/paths.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';

type Found = Result<RequirementSet, string>;

/** The requirement sets that were asked for, each fetched from main once; a refusal is words for the person. */
export class RequirementSets {
  readonly #bridge: BridgeClient;
  readonly #asked = new Map<RequirementSetId, Promise<Found>>();
  readonly #found = new Map<RequirementSetId, Found>();

  constructor(bridge: BridgeClient) {
    this.#bridge = bridge;
  }

  /** What was found already, or null while it was not asked for or is on its way. */
  found(id: RequirementSetId): Found | null {
    return this.#found.get(id) ?? null;
  }

  /** The set. Once it is here, the promise says so by itself, and a page that uses it is drawn without waiting. */
  fetch(id: RequirementSetId): Promise<Found> {
    const known = this.#asked.get(id);
    if (known) return known;
    const fetching = this.#bridge
      .call('catalogue.set', { id })
      .then((reply) => (reply.ok ? reply : refused(reply.refusal.words)));
    this.#asked.set(id, fetching);
    // What React's `use` looks at before it waits.
    void fetching.then((value) => {
      Object.assign(fetching, { status: 'fulfilled', value });
      // Forgotten in the meantime: the answer is to a question that nobody asks any more.
      if (this.#asked.get(id) === fetching) this.#found.set(id, value);
    });
    return fetching;
  }

  /**
   * Fetches the sets of all assessments among these documents, before the pages that show them are drawn: React holds back
   * a page that had to wait for something until 300 ms after it said so, however soon it came.
   */
  async fetchAll(documents: Iterable<DocumentId>): Promise<void> {
    const sets = [...documents].flatMap((document) => addressOfDocument(document)?.set ?? []);
    await Promise.all([...new Set(sets)].map((set) => this.fetch(set)));
  }

  /** The set is another one now. */
  forget(id: RequirementSetId): void {
    this.#asked.delete(id);
    this.#found.delete(id);
  }
}
