import { fold } from '../../src-shared/assessment/fold.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { PrintedDocument, PrintedForm, PrintingProgress } from '../../src-shared/contract/printing.ts';
import { accepted } from '../../src-shared/result.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { inOrder } from '../data-folder/in-order.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type MadePack, makePack } from '../pdf/pack/make-pack.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';
import { changesFor } from './changes-for.ts';
import { DocumentThread, type ThreadAnswer } from './document-thread.ts';
import type { MadeDocument } from './make-document.ts';
import type { ToMake } from './messages.ts';
import { PrintedCopies } from './printed-copies.ts';
import { CLOSING, DIED, TOO_MUCH_MEMORY } from './words.ts';

/** What somebody wants printed or saved. */
export interface Asked {
  /** Whose answers; null for what has none. */
  readonly workspace: WorkspaceId | null;
  readonly document: PrintedDocument;
  readonly form: PrintedForm;
}

export interface PrintingParts {
  readonly dataFolder: string;
  readonly workspaces: Pick<Workspaces, 'journal'>;
  readonly catalogue: Pick<Catalogue, 'set' | 'statement'>;
  readonly evidence: Pick<Evidence, 'of'>;
  /** When a document is made, which it says. */
  readonly now?: () => Date;
  readonly thread?: DocumentThread;
  readonly report: (bug: unknown, where: string) => void;
}

/** Makes printed documents in a thread of their own, one at a time, from what the journals hold. */
export class Printing {
  readonly copies: PrintedCopies;
  readonly #parts: PrintingParts;
  readonly #now: () => Date;
  readonly #thread: DocumentThread;
  readonly #inTurn = inOrder();
  #stopping = new AbortController();
  readonly #closing = new AbortController();
  #progress: PrintingProgress | null = null;

  constructor(parts: PrintingParts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => new Date());
    this.#thread = parts.thread ?? new DocumentThread();
    this.copies = new PrintedCopies(parts.dataFolder);
    // What an earlier end has left. Nothing waits for it.
    void this.copies.removeAll();
  }

  get progress(): PrintingProgress | null {
    return this.#progress;
  }

  /** Aborted by the next `cancel`. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** A suggestion for the file's name. Refuses in words where there is no such document. */
  name(asked: Asked): Promise<string> {
    return this.#inTurn(async () => {
      const answer = await this.#thread.run({ wanted: 'name', of: await this.#toMake(asked) }, this.#closing.signal);
      if (answer.kind === 'named') return answer.name;
      throw answer.kind === 'cancelled' ? new BridgeRefused('not found', CLOSING) : this.#refusal(answer);
    });
  }

  /**
   * Makes a document and writes it.
   *
   * @param write begins to read the content only when it is known that it will be written; for a pack it can be called twice
   * @param signal when it is aborted, whatever is thrown means nothing
   * @throws a refusal in words where there is no such document, or it cannot be made
   */
  save<Written>(
    asked: Asked,
    write: (content: AsyncIterable<Uint8Array>) => Promise<Written>,
    signal: AbortSignal,
  ): Promise<MadePack<Written>> {
    return this.#working(signal, async () => {
      const toMake = await this.#toMake(asked);
      return asked.document.kind === 'pack'
        ? this.#pack(asked, toMake, signal, write)
        : { written: await write(this.#pieces(toMake, signal)), leftOut: [] };
    });
  }

  /**
   * Makes a document for paper: the pages that its file has. The files in an assurance pack stay where they are.
   *
   * @param signal when it is aborted, whatever is thrown means nothing
   * @throws a refusal in words where there is no such document, or it cannot be made
   */
  toPrint(asked: Omit<Asked, 'form'>, signal: AbortSignal): Promise<MadeDocument> {
    return this.#working(signal, async () => {
      const whole: Asked = { ...asked, form: 'pdf' };
      const toMake = await this.#toMake(whole);
      if (asked.document.kind !== 'pack') return this.#made(toMake, signal);
      return (await this.#pack(whole, toMake, signal, async (_content, pages) => pages)).written;
    });
  }

  /** Ends what is being made, and what waits. */
  cancel(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }

  /** Ends all of it. When it settles, no half-written file is left. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#stopping.abort();
    await this.#inTurn(async () => undefined);
    await this.#thread.close();
    await this.copies.removeAll();
  }

  #working<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      signal.throwIfAborted();
      this.#progress = MAKING;
      try {
        return await task();
      } finally {
        this.#progress = null;
      }
    });
  }

  async #toMake({ workspace, document, form }: Asked): Promise<ToMake> {
    const { workspaces, catalogue } = this.#parts;
    const set = await catalogue.set(document.set);
    const changes = workspace === null ? [] : (await (await workspaces.journal(workspace)).holding()).changes;
    const statement = document.kind === 'statement' ? catalogue.statement : undefined;
    return { document, form, set, changes: changesFor(document, changes), at: this.#now(), embedded: new Map(), statement };
  }

  async #made(toMake: ToMake, signal: AbortSignal): Promise<MadeDocument> {
    const answer = await this.#thread.run({ wanted: 'document', of: toMake }, signal);
    if (answer.kind === 'made') return answer;
    throw answer.kind === 'cancelled' ? signal.reason : this.#refusal(answer);
  }

  async *#pieces(toMake: ToMake, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    yield (await this.#made(toMake, signal)).bytes;
  }

  async #pack<Written>(
    { workspace, document }: Asked,
    toMake: ToMake,
    signal: AbortSignal,
    write: (content: AsyncIterable<Uint8Array>, pages: MadeDocument) => Promise<Written>,
  ): Promise<MadePack<Written>> {
    if (document.kind !== 'pack' || workspace === null) throw new Error('only the pack of a workspace has files');
    let pages: MadeDocument = { name: '', bytes: new Uint8Array() };
    const pack = await makePack({
      folded: fold(toMake.changes),
      assessment: document.assessment,
      openEvidence: () => this.#parts.evidence.of(workspace),
      makeDocument: async (embedded) => {
        const before = this.#progress;
        this.#progress = MAKING;
        pages = await this.#made({ ...toMake, embedded: new Map(embedded) }, signal);
        this.#progress = before;
        return accepted(pages.bytes);
      },
      write: (content) => write(content, pages),
      signal,
      onProgress: (done, total) => {
        this.#progress = { doing: 'adding evidence files', done, total };
      },
    });
    if (!pack.ok) throw new BridgeRefused('too large', pack.refusal);
    return pack.value;
  }

  #refusal(answer: ThreadAnswer): Error {
    switch (answer.kind) {
      case 'refused':
        return new BridgeRefused('does not fit', answer.words);
      case 'too much memory':
        return new BridgeRefused('too large', TOO_MUCH_MEMORY);
      case 'died':
        this.#parts.report(answer.bug, 'the thread that makes documents');
        return new BridgeRefused('not found', DIED);
      default:
        return new Error(`the thread answered ${answer.kind}`);
    }
  }
}

const MAKING: PrintingProgress = { doing: 'making the document' };
