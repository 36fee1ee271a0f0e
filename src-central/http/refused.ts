import { type RefusalBody, type RefusalCode, refusalTable } from '../../src-shared/contract/central/refusals.ts';

type About = Pick<RefusalBody['error'], 'changes' | 'blockers'>;

/** An expected refusal, thrown by a handler: the answer gets the status and the words of its code. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly words: string;
  /** In seconds: when it makes sense to try again. */
  readonly retryAfter: number | null;

  /** What it is about, where its code says that there is a list. */
  readonly about: About;

  /** @param particulars words in place of the table's, and when to try again; nothing in them may be private of another */
  constructor(
    code: RefusalCode,
    particulars: { readonly words?: string; readonly retryAfter?: number; readonly about?: About } = {},
  ) {
    super(code);
    this.code = code;
    this.words = particulars.words ?? refusalTable[code].words;
    this.retryAfter = particulars.retryAfter ?? null;
    this.about = particulars.about ?? {};
  }

  get status(): number {
    return refusalTable[this.code].status;
  }

  get body(): RefusalBody {
    return { error: { code: this.code, words: this.words, ...this.about } };
  }
}
