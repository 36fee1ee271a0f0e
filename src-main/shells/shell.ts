import type { BridgeEvent } from '../../src-shared/contract/bridge.ts';
import type { Reply } from '../bridge/answer-call.ts';
import type { WindowContent } from '../window-content/window-content.ts';
import type { Keychain } from './keychain.ts';

/** What shows the window. Everything else in main is plain Node and does not know which shell it runs in. */
export interface Shell {
  readonly kind: 'electron' | 'chromium';
  /** Opens the window, or brings it forward. */
  openWindow: () => Promise<void>;
  tell: (event: BridgeEvent['event']) => Promise<void>;
  /** The path of a file that the person picked or dropped, found out by the shell itself; null for anything else. */
  resolveFile: (token: string) => Promise<string | null>;
  /** Asks the person for a place to save to. */
  askForPlace: (
    name: string,
  ) => Promise<
    { readonly kind: 'path'; readonly path: string } | { readonly kind: 'cancelled' } | { readonly kind: 'no dialog' }
  >;
  /** Opens a document in the program that the computer has for it; false when no program took it. */
  openDocument: (path: string) => Promise<boolean>;
  /** Shows a PDF where it can be printed. */
  print: (document: { readonly name: string; readonly bytes: Uint8Array }) => Promise<PrintOutcome>;
  /** Looked for once, when it is first needed. */
  keychain: () => Promise<Keychain>;
  /** Settles when the person has closed the window, or when it died and could not be opened again. */
  readonly closed: Promise<WindowEnd>;
  /** Lets the page save what is being typed, then closes the window; a page that hangs holds it up for seconds at most. */
  close: () => Promise<void>;
}

/** What became of a PDF that was to be printed. */
export type PrintOutcome =
  /** The system's dialog for printing was shown; whether the person printed. */
  | { readonly kind: 'dialog'; readonly printed: boolean }
  /** It is in a window of its own, which has a button to print. */
  | { readonly kind: 'window' }
  /** This shell cannot show it. */
  | { readonly kind: 'no viewer' };

/** How the window ended for good; a failure in words for the person. */
export type WindowEnd = { readonly kind: 'closed' } | { readonly kind: 'failed'; readonly words: string };

export interface ShellParts {
  readonly content: WindowContent;
  /** Answers a call from the window; the shell has checked who sent it. */
  readonly answer: (method: unknown, input: unknown) => Promise<Reply>;
  /** Where this shell keeps its browser profile. */
  readonly profileFolder: string;
}
