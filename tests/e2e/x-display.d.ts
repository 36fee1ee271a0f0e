import type { NeededProgram } from '../../scripts/system/ensure-debian-packages.ts';
/** What real key events need. */
export declare const X_PROGRAMS: readonly NeededProgram[];
export interface XDisplay {
  /** What `DISPLAY` says. */
  readonly name: string;
  /** Gives the window the keyboard, as a click on it would. */
  readonly focus: (title: string) => Promise<void>;
  /** Presses keys as a keyboard would: `ctrl+k`, `F1`. */
  readonly press: (keys: string) => Promise<void>;
  readonly close: () => Promise<void>;
}
/** A display that nobody sees, with a number that no other has. */
export declare function openDisplay(): Promise<XDisplay>;
