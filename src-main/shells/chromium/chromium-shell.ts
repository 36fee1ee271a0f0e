import type { Page } from 'playwright-core';
import { CHROMIUM_ORIGIN } from '../../../src-shared/contract/bridge.ts';
import { callsUnderWay } from '../calls-under-way.ts';
import { KEEPS_DYING, reopening } from '../reopening.ts';
import type { Shell, ShellParts, WindowEnd } from '../shell.ts';
import { within } from '../within.ts';
import { SHELL_NAME } from './bridge-script.ts';
import { type BrowserWindow, openBrowserWindow, originOf } from './browser-window.ts';
import type { FoundBrowser } from './find-browser.ts';
import { openDocument } from './open-document.ts';
import { resolveOfferedFile } from './resolve-offered-file.ts';

export interface ChromiumShell extends Shell {
  /** The window's page, for the tour and the tests. Another one after the browser has died. */
  readonly page: Page;
}

/** A page that hangs is told nothing. */
const LONGEST_TELLING = 2_000;
/** How long the page must have asked for nothing, once it was told to save, before it counts as done with it. */
const QUIET = 30;
const LONGEST_SAVING = 4_000;

/**
 * Runs the app in an installed Chrome, Edge or Chromium, in a window without tabs or address bar. Where the browser dies it is
 * started again on the same page; what was on its way to main is safe there.
 *
 * @param keychain the browser gives none, so whoever starts the app brings it
 */
export async function openChromiumShell(
  parts: ShellParts,
  browser: FoundBrowser,
  headless: boolean,
  keychain: Shell['keychain'],
): Promise<ChromiumShell> {
  const calls = callsUnderWay();
  const tracked: ShellParts = { ...parts, answer: (method, input) => calls.track(parts.answer(method, input)) };
  const open = (address: string): Promise<BrowserWindow> => openBrowserWindow(tracked, browser, headless, address);
  const mayReopen = reopening();
  let window = await open(`${CHROMIUM_ORIGIN}/`);
  /** Set once nothing is to be opened again. */
  let isClosing = false;
  let opening: Promise<unknown> = Promise.resolve();

  const reopened = async (): Promise<WindowEnd> => {
    const last = window.page.url();
    // It may be the page's process alone that died.
    await window.context.close();
    if (isClosing) return { kind: 'closed' };
    if (!mayReopen()) return { kind: 'failed', words: KEEPS_DYING };
    const again = open(originOf(last) === CHROMIUM_ORIGIN ? last : `${CHROMIUM_ORIGIN}/`);
    opening = again.catch(() => undefined);
    window = await again;
    return endOfAll();
  };
  const endOfAll = async (): Promise<WindowEnd> => {
    if ((await window.ended) === 'closed') return { kind: 'closed' };
    return reopened().catch((error: unknown) => ({ kind: 'failed', words: `${KEEPS_DYING} (${String(error)})` }) as const);
  };

  let sequence = 0;
  const tell: Shell['tell'] = async (event) => {
    sequence += 1;
    const told = window.page.evaluate(([name, message]) => Reflect.get(globalThis, name)?.deliver(message), [
      SHELL_NAME,
      { sequence, event },
    ] as const);
    await within(LONGEST_TELLING, told);
  };
  return {
    kind: 'chromium',
    get page() {
      return window.page;
    },
    closed: endOfAll(),
    tell,
    openWindow: () => window.page.bringToFront(),
    keychain,
    resolveFile: (token) => resolveOfferedFile(window.context, window.page, token),
    askForPlace: async () => ({ kind: 'no dialog' }),
    openDocument,
    print: async (document) => ({
      kind: (await window.pdfs.show(window.context, window.page, document)) ? 'window' : 'no viewer',
    }),
    close: async () => {
      isClosing = true;
      await opening;
      await tell({ kind: 'closing' }).catch(() => undefined);
      await calls.settle(QUIET, LONGEST_SAVING);
      await window.context.close();
    },
  };
}
