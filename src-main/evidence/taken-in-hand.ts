import type { EvidenceHash } from '../../src-shared/assessment/identifiers.ts';

/**
 * What was taken in since the app started and may not be attached yet: for the journal it is not there. The same bytes can be
 * taken in several times, and each time they are attached or let go.
 */
export class TakenInHand {
  readonly #times = new Map<EvidenceHash, number>();

  add(hash: EvidenceHash): void {
    this.#times.set(hash, (this.#times.get(hash) ?? 0) + 1);
  }

  /** @returns whether it was the last time: nobody may attach it any more. False for what was not taken in. */
  letGo(hash: EvidenceHash): boolean {
    const left = (this.#times.get(hash) ?? 0) - 1;
    if (left > 0) this.#times.set(hash, left);
    else this.#times.delete(hash);
    return left === 0;
  }

  has(hash: EvidenceHash): boolean {
    return this.#times.has(hash);
  }

  all(): readonly EvidenceHash[] {
    return [...this.#times.keys()];
  }
}
