import { type FoundBrowser, findBrowser } from '../../src-main/shells/chromium/find-browser.ts';
import { installDebianPackages } from './ensure-debian-packages.ts';

/** No browser is there, and it may not be installed from here. The message says what to install. */
export class NoBrowser extends Error {}

/**
 * An installed browser for the window. Where there is none it is installed, if that is allowed (root on Debian or a system
 * like it); else the error says exactly what to install.
 */
export async function browserForWindow(): Promise<FoundBrowser> {
  const found = findBrowser(process.env);
  if (found) return found;
  await installDebianPackages(['chromium']);
  const installed = findBrowser(process.env);
  if (installed) return installed;
  throw new NoBrowser(
    'This needs Chrome, Edge or Chromium, and none was found. On Debian or Ubuntu run: sudo apt-get install chromium. On Windows and macOS install Chrome or Edge. If one is installed elsewhere, set IGT_BROWSER to its full path.',
  );
}
