import type { EvidenceFileId } from '../../src-shared/assessment/identifiers.ts';
import type { Question } from './questions.ts';

/** How bringing in one file ended. */
export type BroughtIn =
  /** It is on record; the notes are worth reading, such as that nobody but a person can look through a photograph. */
  | { readonly kind: 'recorded'; readonly file: EvidenceFileId; readonly notes: readonly string[] }
  /** The person decided against it; its bytes were let go. */
  | { readonly kind: 'let go' }
  | { readonly kind: 'failed'; readonly words: string };

type IncomingState =
  | { readonly kind: 'waiting' }
  /** `copied`: bytes so far, or null where main copies and does not say. */
  | { readonly kind: 'copying'; readonly copied: number | null }
  | { readonly kind: 'asking'; readonly question: Question }
  | Exclude<BroughtIn, { readonly kind: 'let go' }>;

/** A file on its way into the evidence store, or how that ended while it is worth showing. */
export interface IncomingFile {
  readonly id: number;
  /** The place on the screen where it was given, named as that place names itself. */
  readonly at: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly state: IncomingState;
}

/** What bringing in a file can do with the window. */
export interface Steps {
  readonly copied: (bytes: number | null) => void;
  /** Puts a question; answered with `whenCancelled` when the person cancels. */
  readonly ask: <Answer>(
    question: (answer: (given: Answer) => void) => Question,
    whenCancelled: NoInfer<Answer>,
  ) => Promise<Answer>;
  readonly cancelled: AbortSignal;
}

export type BringIn = (steps: Steps) => Promise<BroughtIn>;

interface Entry {
  readonly bringIn: BringIn;
  readonly cancelling: AbortController;
}

/**
 * The files of a workspace that are on their way in, one after the other: one that fails does not stop the others. They
 * outlive the page on which they were given.
 */
export class IncomingFiles {
  readonly #listeners = new Set<() => void>();
  readonly #shownAt = new Set<string>();
  readonly #entries = new Map<number, Entry>();
  #files: readonly IncomingFile[] = [];
  #given = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** The same list until something changes. */
  get files(): readonly IncomingFile[] {
    return this.#files;
  }

  /** The name of the file that is on its way, or null when none is. */
  get busyWith(): string | null {
    return (
      this.#files.find(({ state }) => state.kind === 'copying' || state.kind === 'asking' || state.kind === 'waiting')?.name ??
      null
    );
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Brings a file in when those before it have ended. */
  add(file: Pick<IncomingFile, 'at' | 'name' | 'size'>, bringIn: BringIn): Promise<BroughtIn> {
    this.#given += 1;
    const id = this.#given;
    this.#entries.set(id, { bringIn, cancelling: new AbortController() });
    this.#set([...this.#files, { ...file, id, state: { kind: 'waiting' } }]);
    return this.#inTurn(id);
  }

  /** Tries a failed one again. */
  again(id: number): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.set(id, { ...entry, cancelling: new AbortController() });
    this.#show(id, { kind: 'waiting' });
    void this.#inTurn(id);
  }

  /** Lets one go that is on its way. What has been copied of it is removed behind. */
  cancel(id: number): void {
    this.#entries.get(id)?.cancelling.abort();
    this.forget(id);
  }

  /** Takes one off the list that has ended. */
  forget(id: number): void {
    this.#entries.delete(id);
    this.#set(this.#files.filter((file) => file.id !== id));
  }

  /**
   * A place shows what is on its way there, until it is left: then what ended well there has been read.
   *
   * @returns to be called when it is left
   */
  showAt(at: string): () => void {
    this.#shownAt.add(at);
    return () => {
      this.#shownAt.delete(at);
      for (const { id, state, at: its } of this.#files) if (its === at && state.kind === 'recorded') this.forget(id);
    };
  }

  /** Whether the person sees what happens at a place. */
  isShown(at: string): boolean {
    return this.#shownAt.has(at);
  }

  #inTurn(id: number): Promise<BroughtIn> {
    const mine = this.#turn.then(() => this.#bringIn(id));
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async #bringIn(id: number): Promise<BroughtIn> {
    const entry = this.#entries.get(id);
    if (!entry) return { kind: 'let go' };
    const { signal } = entry.cancelling;
    if (signal.aborted) return { kind: 'let go' };
    this.#show(id, { kind: 'copying', copied: null });
    const ended = await entry.bringIn(this.#steps(id, signal)).catch((bug: unknown) => {
      const name = this.#files.find((file) => file.id === id)?.name ?? '';
      this.#show(id, { kind: 'failed', words: `“${name}” was not attached: something went wrong in the app. Try again.` });
      throw bug;
    });
    if (ended.kind === 'let go' || (ended.kind === 'recorded' && ended.notes.length === 0)) this.forget(id);
    else this.#show(id, ended);
    return ended;
  }

  #steps(id: number, cancelled: AbortSignal): Steps {
    return {
      copied: (copied) => this.#show(id, { kind: 'copying', copied }),
      ask: async (question, whenCancelled) => {
        if (cancelled.aborted) return whenCancelled;
        const given = await new Promise<typeof whenCancelled>((answer) => {
          cancelled.addEventListener('abort', () => answer(whenCancelled), { once: true });
          this.#show(id, { kind: 'asking', question: question(answer) });
        });
        this.#show(id, { kind: 'copying', copied: null });
        return given;
      },
      cancelled,
    };
  }

  #show(id: number, state: IncomingState): void {
    this.#set(this.#files.map((file) => (file.id === id ? { ...file, state } : file)));
  }

  #set(files: readonly IncomingFile[]): void {
    this.#files = files;
    for (const listener of this.#listeners) listener();
  }
}
