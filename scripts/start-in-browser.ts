import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startApp } from '../src-main/app.ts';
import { openChromiumShell } from '../src-main/shells/chromium/chromium-shell.ts';
import type { FoundBrowser } from '../src-main/shells/chromium/find-browser.ts';
import { keyringKeychain } from '../src-main/shells/chromium/keyring-keychain.ts';
import { RemoteDebuggingForbidden } from '../src-main/shells/chromium/launch.ts';
import { untilItEnds } from '../src-main/shells/until-it-ends.ts';
import { CHROMIUM_ORIGIN } from '../src-shared/contract/bridge.ts';
import { ASSETS, PROJECT, RENDERER } from './system/folders.ts';
import { say } from './system/run.ts';

/** The app's version, as package.json says it. */
export async function appVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Opens the app in an installed browser and waits until its window is closed. */
export async function startInBrowser(folder: string, browser: FoundBrowser): Promise<number> {
  try {
    const app = await startApp(
      { data: folder, assets: ASSETS, renderer: RENDERER },
      await appVersion(),
      CHROMIUM_ORIGIN,
      `chromium-${browser.brand.toLowerCase()}`,
      (parts) => openChromiumShell(parts, browser, false, keyringKeychain()),
      (bug, where) => process.stderr.write(`${where}: ${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}\n`),
    );
    if (!app) {
      say('The app is open already; its window comes forward.');
      return 0;
    }
    const end = await untilItEnds(app);
    if (end.kind === 'failed') process.stderr.write(`${end.words}\n`);
    return end.kind === 'failed' ? 1 : 0;
  } catch (error) {
    if (!(error instanceof RemoteDebuggingForbidden)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
