import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ORIGIN } from '../../../src-shared/contract/bridge.ts';
import type { Shell, ShellParts } from '../shell.ts';
import { bridgeScript, CALL_BINDING, SHELL_NAME } from './bridge-script.ts';
import type { FoundBrowser } from './find-browser.ts';
import { openDocument } from './open-document.ts';
import { resolveOfferedFile } from './resolve-offered-file.ts';

export interface ChromiumShell extends Shell {
  /** The window's page, for the tour and the tests. */
  readonly page: Page;
}

const APP_NAME = 'IG Toolkit Desktop';

/** Said when the browser started but policy forbids what this shell needs. */
export class RemoteDebuggingForbidden extends Error {}

/**
 * Runs the app in an installed Chrome, Edge or Chromium, in a window without tabs or address bar.
 *
 * @param keychain the browser gives none, so whoever starts the app brings it
 */
export async function openChromiumShell(
  parts: ShellParts,
  browser: FoundBrowser,
  headless: boolean,
  keychain: Shell['keychain'],
): Promise<ChromiumShell> {
  const context = await launch(parts.profileFolder, browser, headless);
  try {
    await serveContent(context, parts);
    const page = context.pages()[0] ?? (await context.newPage());
    // Messages cross as text: an object would be taken to pieces and put together again on its way, member by member, which
    // for a set of 500 requirements takes half a second.
    await context.exposeBinding(CALL_BINDING, async ({ frame }, method: unknown, input: unknown): Promise<string> => {
      const isTheApp = frame === page.mainFrame() && originOf(frame.url()) === CHROMIUM_ORIGIN;
      return JSON.stringify(isTheApp ? await parts.answer(method, parseJson(input)) : NOT_ALLOWED);
    });
    await context.addInitScript(bridgeScript());
    // The app opens no second window; whatever tries to is closed.
    context.on('page', (other) => void other.close());
    page.on('dialog', (dialog) => void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()));
    await page.goto(`${CHROMIUM_ORIGIN}/`);
    return shellOver(context, page, keychain);
  } catch (error) {
    await context.close();
    throw error;
  }
}

async function launch(profileFolder: string, browser: FoundBrowser, headless: boolean): Promise<BrowserContext> {
  try {
    return await chromium.launchPersistentContext(profileFolder, {
      executablePath: browser.path,
      headless,
      chromiumSandbox: process.getuid?.() !== 0,
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
        // Not the app's own address: that would fail until its answers are bound below, and a start that attaches while the
        // browser goes over to its error page waits for ever.
        `--app=data:text/html,<title>${APP_NAME}</title>`,
        // Without this the first navigation leaves the interception and goes to the network.
        `--host-resolver-rules=MAP ${new URL(CHROMIUM_ORIGIN).hostname} ~NOTFOUND`,
        // The browser would warn of that flag in a bar over the app; this is the switch that leaves the bar out.
        '--test-type',
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

/** Every request of the window is answered from the built renderer; nothing reaches the network. */
async function serveContent(context: BrowserContext, { content }: ShellParts): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request();
    // A refused navigation leaves the app standing; any other error would put the browser's error page in its place.
    if (originOf(request.url()) !== CHROMIUM_ORIGIN)
      return route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient');
    const { status, headers, body } = await content(request.method(), request.url());
    return route.fulfill({ status, headers: { ...headers }, body });
  });
}

function shellOver(context: BrowserContext, page: Page, keychain: Shell['keychain']): ChromiumShell {
  let sequence = 0;
  const closed = new Promise<void>((resolve) => {
    page.once('close', () => resolve());
    context.once('close', () => resolve());
  });
  const tell: Shell['tell'] = async (event) => {
    sequence += 1;
    await page.evaluate(([name, message]) => Reflect.get(globalThis, name)?.deliver(message), [
      SHELL_NAME,
      { sequence, event },
    ] as const);
  };
  return {
    kind: 'chromium',
    page,
    closed,
    tell,
    openWindow: () => page.bringToFront(),
    keychain,
    resolveFile: (token) => resolveOfferedFile(context, page, token),
    askForPlace: async () => ({ kind: 'no dialog' }),
    openDocument,
    close: async () => {
      await tell({ kind: 'closing' }).catch(() => undefined);
      await context.close();
    },
  };
}

const NOT_ALLOWED = { ok: false, refusal: { code: 'not allowed', words: 'Only the app itself may ask for this.' } } as const;

/** What a text says, or undefined, which no method understands. */
function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
