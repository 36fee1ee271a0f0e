import type { BrowserContext, Page } from 'playwright-core';
import { CHROMIUM_ORIGIN } from '../../../src-shared/contract/bridge.ts';
import type { ShellParts } from '../shell.ts';
import { bridgeScript, CALL_BINDING } from './bridge-script.ts';
import type { FoundBrowser } from './find-browser.ts';
import { launch } from './launch.ts';
import { PdfWindows } from './pdf-windows.ts';

/** One browser with the app's window in it, from its start to its end. */
export interface BrowserWindow {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly pdfs: PdfWindows;
  /** How it ended: somebody closed the window, or the browser or the page's process died. */
  readonly ended: Promise<'closed' | 'died'>;
}

/** @param address the page of the app to begin with */
export async function openBrowserWindow(
  parts: ShellParts,
  browser: FoundBrowser,
  headless: boolean,
  address: string,
): Promise<BrowserWindow> {
  const context = await launch(parts.profileFolder, browser, headless);
  try {
    const pdfs = new PdfWindows();
    await serveContent(context, parts, pdfs);
    const page = context.pages()[0] ?? (await context.newPage());
    // Messages cross as text: an object would be taken to pieces and put together again on its way, member by member, which
    // for a set of 500 requirements takes half a second.
    await context.exposeBinding(CALL_BINDING, async ({ frame }, method: unknown, input: unknown): Promise<string> => {
      const isTheApp = frame === page.mainFrame() && originOf(frame.url()) === CHROMIUM_ORIGIN;
      return JSON.stringify(isTheApp ? await parts.answer(method, parseJson(input)) : NOT_ALLOWED);
    });
    await context.addInitScript(bridgeScript());
    // The app opens no second window but for a PDF; whatever else tries to is closed.
    context.on('page', (other) => void (pdfs.isOne(other.url()) || other.close().catch(itIsGone)));
    page.on('dialog', (dialog) => void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()).catch(itIsGone));
    const { ended } = await watchEnd(context, page);
    await page.goto(address);
    return { context, page, pdfs, ended };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Every request of the window is answered from the built renderer; nothing reaches the network. */
async function serveContent(context: BrowserContext, { content }: ShellParts, pdfs: PdfWindows): Promise<void> {
  await context.route('**/*', async (route) => {
    const request = route.request();
    if (pdfs.isOfViewer(request)) return route.continue();
    // A refused navigation leaves the app standing; any other error would put the browser's error page in its place.
    if (originOf(request.url()) !== CHROMIUM_ORIGIN)
      return route.abort(request.isNavigationRequest() ? 'aborted' : 'blockedbyclient');
    const pdf = pdfs.reply(request.url());
    if (pdf) return route.fulfill({ status: 200, headers: { ...pdf.headers }, body: Buffer.from(pdf.bytes.buffer) });
    const { status, headers, body } = await content(request.method(), request.url());
    return route.fulfill({ status, headers: { ...headers }, body });
  });
}

/**
 * The browser tells of a window that was closed before it ends itself. When it dies it tells nothing: its pipe just ends, and
 * for the driver the page is closed either way.
 */
async function watchEnd(context: BrowserContext, page: Page): Promise<Pick<BrowserWindow, 'ended'>> {
  const own = await context.newCDPSession(page);
  const { targetInfo } = await own.send('Target.getTargetInfo');
  await own.detach();
  const browser = await context.browser()?.newBrowserCDPSession();
  const ended = new Promise<'closed' | 'died'>((resolve) => {
    browser?.on('Target.targetDestroyed', ({ targetId }) => targetId === targetInfo.targetId && resolve('closed'));
    page.once('crash', () => resolve('died'));
    context.once('close', () => resolve('died'));
  });
  await browser?.send('Target.setDiscoverTargets', { discover: true });
  return { ended };
}

/** A browser that dies takes what was to be closed with it; nobody waits for that, and it must not end main. */
function itIsGone(): void {}

const NOT_ALLOWED = { ok: false, refusal: { code: 'not allowed', words: 'Only the app itself may ask for this.' } } as const;

/** What a text says, or undefined, which no method understands. */
function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

export function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
