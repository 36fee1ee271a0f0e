import type { BrowserContext, Page, Request } from 'playwright-core';
import { CHROMIUM_ORIGIN } from '../../../src-shared/contract/bridge.ts';
import { type PdfAddresses, pdfAddresses } from '../pdf-addresses.ts';

/** Where PDFs lie beside the app's pages. */
const SHOWN = `${CHROMIUM_ORIGIN}/print`;
/** The pages that browsers show a PDF with are parts of the browser itself. */
const OF_THE_BROWSER = /^(chrome|chrome-extension|edge|extension):/;
/** A browser that has been told to download PDF files never shows one. */
const LONGEST_OPENING = 5_000;

/** Windows without tabs or address bar in which the browser's own viewer shows a PDF. It has a button to print. */
export class PdfWindows {
  readonly #addresses: PdfAddresses = pdfAddresses();

  /**
   * @param opener a page of the app
   * @returns false when the browser has no viewer, or was told not to use it
   */
  async show(
    context: BrowserContext,
    opener: Page,
    document: { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<boolean> {
    const path = this.#addresses.add(document);
    const address = `${SHOWN}${path}`;
    try {
      const [window] = await Promise.all([
        context.waitForEvent('page', { predicate: (page) => page.url() === address, timeout: LONGEST_OPENING }),
        opener.evaluate(`void window.open(${JSON.stringify(address)}, '_blank', 'popup,noopener,width=1000,height=720')`),
      ]);
      window.once('close', () => this.#addresses.remove(path));
      const isShown = await window
        .waitForFunction("document.contentType === 'application/pdf'", undefined, { timeout: LONGEST_OPENING })
        .then(
          () => true,
          () => window.isClosed(),
        );
      if (!isShown) await window.close();
      return isShown;
    } catch {
      this.#addresses.remove(path);
      return false;
    }
  }

  /** @returns what is answered to a request for a PDF; null for other addresses */
  reply(url: string): ReturnType<PdfAddresses['reply']> {
    return this.isOne(url) ? this.#addresses.reply(url.slice(SHOWN.length)) : null;
  }

  isOne(url: string): boolean {
    return url.startsWith(`${SHOWN}/`);
  }

  /** True for what the viewer asks the browser for: its own pages, which come with it. */
  isOfViewer(request: Request): boolean {
    if (!OF_THE_BROWSER.test(request.url())) return false;
    try {
      return this.isOne(request.frame().page().url());
    } catch {
      // Its window is gone.
      return false;
    }
  }
}
