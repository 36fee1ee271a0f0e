import type { Change } from '../../src-shared/assessment/change.ts';
import { type Folded, fold } from '../../src-shared/assessment/fold.ts';

/**
 * What holds in a journal, as it was read last and added to since, so that it is read from the files once and not after every
 * tick. It is never kept past a moment at which the files were let go of: something may have been destroyed in them.
 */
export class KnownHolding {
  #known: { readonly position: number; readonly folded: Folded } | null = null;
  #timesForgotten = 0;

  /** @returns what holds at this position of the journal; null where that is not known */
  at(position: number): readonly Change[] | null {
    return this.#known?.position === position ? changesOf(this.#known.folded) : null;
  }

  /** The journal went on from one position to another by these changes. */
  add(from: number, to: number, changes: readonly Change[]): void {
    if (this.#known?.position === from) this.#known = { position: to, folded: fold(changes, this.#known.folded) };
  }

  /** Begins a reading. @returns keeps what was read, unless all was forgotten meanwhile; and gives it as changes */
  reading(): (position: number, folded: Folded) => readonly Change[] {
    const before = this.#timesForgotten;
    return (position, folded) => {
      if (before === this.#timesForgotten) this.#known = { position, folded };
      return changesOf(folded);
    };
  }

  forget(): void {
    this.#known = null;
    this.#timesForgotten += 1;
  }
}

function changesOf(folded: Folded): Change[] {
  return [...folded.values()].flatMap((fields) => [...fields.values()]);
}
