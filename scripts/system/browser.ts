import { existsSync } from 'node:fs';
import { type FoundBrowser, findBrowser } from '../../src-main/shells/chromium/find-browser.ts';
import { run, say } from './run.ts';

/** No browser is there, and it may not be installed from here. The message says what to install. */
export class NoBrowser extends Error {}

/**
 * An installed browser for the window. Where there is none it is installed, if that is allowed (root on Debian or a system
 * like it); else the error says exactly what to install.
 */
export async function browserForWindow(): Promise<FoundBrowser> {
  const found = findBrowser(process.env);
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('No Chrome, Edge or Chromium is installed. Installing Chromium (apt-get install chromium) ...');
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    const install = () => run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { environment, quiet: true });
    if ((await run('apt-get', ['update'], { quiet: true })) === 0) await install();
    const installed = findBrowser(process.env);
    if (installed) return installed;
  }
  throw new NoBrowser(
    'This needs Chrome, Edge or Chromium, and none was found. On Debian or Ubuntu run: sudo apt-get install chromium. On Windows and macOS install Chrome or Edge. If one is installed elsewhere, set IGT_BROWSER to its full path.',
  );
}
