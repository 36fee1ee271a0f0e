import type { BrowserWindow } from 'electron';
import type { CallsUnderWay } from '../calls-under-way.ts';
import type { Shell } from '../shell.ts';

/** How long the window must have asked for nothing before it counts as done with saving. */
const QUIET = 300;
/** Nobody waits longer than this for a window to close. Text is committed a second after the last key anyway. */
const LONGEST = 4000;

/**
 * Lets the page commit what is being typed before its window goes.
 *
 * @returns closes the window; every way to close it leads there, and calling it twice closes once
 */
export function closeAfterSaving(window: BrowserWindow, tell: Shell['tell'], calls: CallsUnderWay): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const closeOnce = async (): Promise<void> => {
    if (window.isDestroyed()) return;
    if (!window.webContents.isCrashed()) {
      await tell({ kind: 'closing' });
      await calls.settle(QUIET, LONGEST);
    }
    // Not close(): a page that hangs could hold that up for ever.
    if (!window.isDestroyed()) window.destroy();
  };
  const close = (): Promise<void> => {
    closing ??= closeOnce();
    return closing;
  };
  window.on('close', (event) => {
    event.preventDefault();
    void close();
  });
  // Windows asks before it ends the session and gives some seconds: enough to save, no need to hold the person up.
  window.on('query-session-end', () => void tell({ kind: 'closing' }));
  window.on('session-end', () => void close());
  return close;
}
