import { once } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { type PdfAddresses, pdfAddresses } from '../pdf-addresses.ts';
import type { PrintOutcome } from '../shell.ts';
import { safePreferences } from './create-window.ts';
import type { ElectronParts } from './electron-parts.ts';
import { PRINT_ORIGIN } from './origin.ts';

/**
 * Electron's own tests wait for it too: a page has loaded long before its viewer has the PDF, and what is printed before then
 * is blank. It is in no documentation, so nothing hangs on it: without it the person prints with the viewer's own button.
 */
const READY_TO_PRINT = '-pdf-ready-to-print';
const LONGEST_LOADING = 10_000;
/** What Electron says when the person has cancelled. Anything else means that there was no dialog, or that it did not work. */
const CANCELLED = 'Print job canceled';

/** Windows in which Chromium's viewer shows a PDF, and the system's dialog for printing over them. */
export class PdfWindows {
  readonly #electron: Pick<ElectronParts, 'app' | 'BrowserWindow'>;
  readonly #addresses: PdfAddresses = pdfAddresses();
  readonly #longestLoading: number;

  constructor(electron: Pick<ElectronParts, 'app' | 'BrowserWindow'>, longestLoading = LONGEST_LOADING) {
    this.#electron = electron;
    this.#longestLoading = longestLoading;
  }

  /** @returns what is answered to a request for a PDF; null for other addresses */
  reply(url: string): Response | null {
    if (!url.startsWith(`${PRINT_ORIGIN}/`)) return null;
    const pdf = this.#addresses.reply(url.slice(PRINT_ORIGIN.length));
    return pdf ? new Response(pdf.bytes, { headers: pdf.headers }) : new Response('It is not shown any more.', { status: 404 });
  }

  /** The window goes when the dialog is done; it stays where there was none. */
  async print(document: { readonly name: string; readonly bytes: Uint8Array }): Promise<PrintOutcome> {
    const { app, BrowserWindow } = this.#electron;
    const path = this.#addresses.add(document);
    const window = new BrowserWindow(pdfWindowOptions(document.name, !app.isPackaged));
    window.once('closed', () => this.#addresses.remove(path));
    window.removeMenu();
    const isReady = this.#isReady(window);
    try {
      await window.loadURL(`${PRINT_ORIGIN}${path}`);
    } catch {
      // Closed by the person before it was complete: it was shown.
      if (window.isDestroyed()) return { kind: 'window' };
      window.destroy();
      return { kind: 'no viewer' };
    }
    if (!(await isReady) || window.isDestroyed()) return { kind: 'window' };
    const outcome = await printed(window);
    if (outcome.kind === 'dialog' && !window.isDestroyed()) window.destroy();
    return outcome;
  }

  async #isReady({ webContents }: BrowserWindow): Promise<boolean> {
    // It has the emitter's own methods, of whose events the types know only those that are documented.
    const emitter: NodeJS.EventEmitter = webContents;
    const ready = once(emitter, READY_TO_PRINT, { signal: AbortSignal.timeout(this.#longestLoading) });
    return ready.then(
      () => true,
      () => false,
    );
  }
}

function pdfWindowOptions(title: string, devTools: boolean): BrowserWindowConstructorOptions {
  return {
    title,
    width: 1000,
    height: 760,
    minWidth: 320,
    minHeight: 400,
    backgroundColor: '#f3f6f7',
    // Chromium's viewer is a plugin. There is no preload: nothing in this window can call main.
    webPreferences: { ...safePreferences(devTools), plugins: true },
  };
}

function printed(window: BrowserWindow): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    window.once('closed', () => resolve({ kind: 'dialog', printed: false }));
    window.webContents.print({ silent: false, printBackground: true }, (success, why) =>
      resolve(success || why === CANCELLED ? { kind: 'dialog', printed: success } : { kind: 'window' }),
    );
  });
}
