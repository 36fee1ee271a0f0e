/**
 * Text that is being typed and not committed yet. It is committed after a second's pause, on blur, when the page is hidden
 * and before anything that needs the current state.
 */
export class OpenEdits {
  readonly #edits = new Set<() => void>();
  readonly #listeners = new Set<() => void>();

  /** @param commit commits what is typed; called once */
  add(commit: () => void): () => void {
    this.#edits.add(commit);
    this.#tell();
    return () => {
      if (this.#edits.delete(commit)) this.#tell();
    };
  }

  get isTyping(): boolean {
    return this.#edits.size > 0;
  }

  commitAll(): void {
    for (const commit of [...this.#edits]) commit();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
