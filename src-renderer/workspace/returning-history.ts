import { z } from 'zod';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { BridgeRefusal } from '../../src-shared/contract/bridge.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Differences, Healed, Healing } from '../database/heal.ts';

const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 30_000;

type Heal = (documents: readonly DocumentId[], tell: (done: number) => void) => Promise<Result<Healing, BridgeRefusal>>;

/**
 * The history that comes back from the journal while the workspace is in use already, after its database was lost. Whatever
 * needs all of it waits for `whole`.
 */
export class ReturningHistory {
  readonly #heal: Heal;
  readonly #changed: () => void;
  #isClosed = false;
  #healed: Healed;
  #damage: readonly string[];
  #progress: { readonly done: number; readonly total: number } | null;
  readonly whole: Promise<void>;

  /**
   * @param before what was healed before the workspace was opened
   * @param missing where the history is to be brought back; null when nothing of it is missing
   * @param changed what is shown of it has changed
   */
  constructor(before: Healing, missing: Differences | null, heal: Heal, changed: () => void) {
    this.#healed = before.healed;
    this.#damage = before.damage;
    this.#heal = heal;
    this.#changed = changed;
    this.#progress = missing && { done: 0, total: missing.inJournal };
    this.whole = missing ? this.#bringBack(missing.documents) : Promise.resolve();
  }

  /** How far it is; null when all of it is here. */
  get progress(): { readonly done: number; readonly total: number } | null {
    return this.#progress;
  }

  get healed(): Healed {
    return this.#healed;
  }

  /** What was found damaged and was mended, in words for the person. */
  get damage(): readonly string[] {
    return this.#damage;
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Where it cannot be done now, on a full disk perhaps, it is tried again; and at the next start, which finds the difference. */
  async #bringBack(documents: readonly DocumentId[]): Promise<void> {
    for (let wait = FIRST_RETRY; !this.#isClosed; wait = Math.min(LONGEST_RETRY, wait * 2)) {
      const result = await this.#heal(documents, (done) => {
        this.#progress = this.#progress && { ...this.#progress, done };
        this.#changed();
      }).catch((error: unknown) => (error instanceof z.ZodError ? 'damaged rows' : null));
      // The next start finds them as well, and makes the database anew.
      if (result === 'damaged rows') break;
      if (result?.ok) {
        const { healed, damage } = result.value;
        this.#healed = {
          fromJournal: this.#healed.fromJournal + healed.fromJournal,
          fromDatabase: this.#healed.fromDatabase + healed.fromDatabase,
        };
        this.#damage = [...this.#damage, ...damage];
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    this.#progress = null;
    this.#changed();
  }
}
