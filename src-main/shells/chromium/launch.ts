import { type BrowserContext, chromium } from 'playwright-core';
import { CHROMIUM_ORIGIN } from '../../../src-shared/contract/bridge.ts';
import type { FoundBrowser } from './find-browser.ts';

const APP_NAME = 'IG Toolkit Desktop';

/** Said when the browser started but policy forbids what this shell needs. */
export class RemoteDebuggingForbidden extends Error {}

/** Starts the browser on a profile of the app's own, with one window without tabs or address bar. */
export async function launch(profileFolder: string, browser: FoundBrowser, headless: boolean): Promise<BrowserContext> {
  try {
    return await chromium.launchPersistentContext(profileFolder, {
      executablePath: browser.path,
      headless,
      chromiumSandbox: process.getuid?.() !== 0,
      // Playwright would end the process at once, with the journals open; the app ends in order by itself.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // Playwright would otherwise override what the person has set.
      viewport: null,
      colorScheme: null,
      reducedMotion: null,
      forcedColors: null,
      contrast: null,
      serviceWorkers: 'block',
      acceptDownloads: false,
      ignoreDefaultArgs: ['--enable-automation'],
      args: [
        // Not the app's own address: that would fail until its answers are bound, and a start that attaches while the browser
        // goes over to its error page waits for ever.
        `--app=data:text/html,<title>${APP_NAME}</title>`,
        // Without this the first navigation leaves the interception and goes to the network.
        `--host-resolver-rules=MAP ${new URL(CHROMIUM_ORIGIN).hostname} ~NOTFOUND`,
        // The browser would warn of that flag in a bar over the app; this is the switch that leaves the bar out.
        '--test-type',
        // After a crash the app opens its own page again; the browser's offer to do that would lie over it.
        '--hide-crash-restore-bubble',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-default-browser-check',
        '--no-first-run',
        '--window-size=1366,768',
      ],
    });
  } catch (error) {
    if (/remote debugging is disallowed|RemoteDebuggingAllowed/i.test(String(error)))
      throw new RemoteDebuggingForbidden(
        `A policy on this computer does not let ${browser.brand} show this app. Install the app itself (the Electron version), or ask your IT support to allow remote debugging.`,
      );
    throw error;
  }
}
