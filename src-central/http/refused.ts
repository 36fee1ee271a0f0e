import { type RefusalBody, type RefusalCode, refusalTable } from '../../src-shared/contract/central/refusals.ts';

/** An expected refusal, thrown by a handler: the answer gets the status and the words of its code. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly words: string;
  /** In seconds: when it makes sense to try again. */
  readonly retryAfter: number | null;

  /** @param particulars words in place of the table's, and when to try again; `words` must hold nothing private of another */
  constructor(code: RefusalCode, particulars: { readonly words?: string; readonly retryAfter?: number } = {}) {
    super(code);
    this.code = code;
    this.words = particulars.words ?? refusalTable[code].words;
    this.retryAfter = particulars.retryAfter ?? null;
  }

  get status(): number {
    return refusalTable[this.code].status;
  }

  get body(): RefusalBody {
    return { error: { code: this.code, words: this.words } };
  }
}
