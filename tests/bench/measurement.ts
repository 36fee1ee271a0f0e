import type { FoundBrowser } from '../../src-main/shells/chromium/find-browser.ts';
import type { Row } from './row.ts';

/** What every measurement is given. */
export interface Bench {
  readonly browser: FoundBrowser;
  /** The renderer, built as it is shipped, with one blank page beside it. */
  readonly renderer: string;
  /** In the short form sizes may be smaller as well. */
  readonly short: boolean;
  /** How many rounds: the wanted number, or a few in the short form, which only shows that figures come out. */
  readonly rounds: (wanted: number) => { readonly rounds: number; readonly warmUp: number };
}

/** One thing that is measured; it may give several rows. */
export interface Measurement {
  /** The names of its rows, in their order. */
  readonly rows: readonly string[];
  readonly measure: (bench: Bench) => Promise<readonly Row[]>;
}
