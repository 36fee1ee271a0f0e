import { type RunningApp, startApp } from '../../src-main/app.ts';
import { type ChromiumShell, openChromiumShell } from '../../src-main/shells/chromium/chromium-shell.ts';
import type { FoundBrowser } from '../../src-main/shells/chromium/find-browser.ts';
import { noKeychain } from '../../src-main/shells/keychain.ts';
import { CHROMIUM_ORIGIN } from '../../src-shared/contract/bridge.ts';
import { appVersion } from '../start-in-browser.ts';
import { ASSETS, RENDERER } from '../system/folders.ts';

/**
 * The real app in a headless browser, on a data folder of the tour's.
 *
 * @param home where the page of places starts
 * @param report is told of everything that goes wrong inside it
 */
export async function openTourApp(
  data: string,
  home: string,
  browser: FoundBrowser,
  report: (bug: string) => void,
): Promise<RunningApp<ChromiumShell>> {
  const app = await startApp(
    { data, assets: ASSETS, renderer: RENDERER, home },
    await appVersion(),
    CHROMIUM_ORIGIN,
    `chromium-${browser.brand.toLowerCase()}`,
    (parts) => openChromiumShell(parts, browser, true, noKeychain),
    (bug, where) => report(`${where}: ${String(bug)}`),
  );
  if (!app) throw new Error('the tour has a data folder of its own, and it is taken');
  const { page } = app.shell;
  page.on('pageerror', (error) => report(`window: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()}`);
  });
  await page.setViewportSize({ width: 1366, height: 768 });
  return app;
}
