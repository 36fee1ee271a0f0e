import type { Change } from '../../src-shared/assessment/change.ts';
import type { ActionId } from '../../src-shared/assessment/identifiers.ts';

/** One act of this person in this window, that Ctrl+Z can take back. */
export interface Act {
  readonly action: ActionId;
  readonly changes: readonly Change[];
  /** What was done, for the announcement: “Tick 1a in 117”. */
  readonly name: string;
  /** Where it was done, to show it. */
  readonly path: string;
}

/** What can be undone and redone, newest last. A new act empties what could be redone. */
export class UndoStack {
  #done: Act[] = [];
  #undone: Act[] = [];

  push(act: Act): void {
    this.#done.push(act);
    this.#undone = [];
  }

  nextUndo(): Act | undefined {
    return this.#done.at(-1);
  }

  nextRedo(): Act | undefined {
    return this.#undone.at(-1);
  }

  /** The newest act was taken back by `by`, whose own undoing is the redo. */
  undone(by: Act): void {
    this.#done.pop();
    this.#undone.push(by);
  }

  redone(by: Act): void {
    this.#undone.pop();
    this.#done.push(by);
  }

  /** The newest act cannot be taken back any more, because somebody changed it since. */
  dropUndo(): void {
    this.#done.pop();
  }

  dropRedo(): void {
    this.#undone.pop();
  }
}
