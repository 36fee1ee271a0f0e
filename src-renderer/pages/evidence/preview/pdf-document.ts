import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { accepted, type Result, refused } from '../../../../src-shared/result.ts';

/**
 * PDF files, read by PDF.js. Its worker would need an address to start from, which the window's content security policy does not
 * allow, so it works in the window itself, in slices, with every limit that keeps a hostile file small.
 */

/** Where the build puts PDF.js's own fonts and the decoders of scans. */
const PARTS = '/pdf/';
const LARGEST_IMAGE = 40_000_000;
const LARGEST_CANVAS = 16_000_000;
const DAMAGED =
  'This PDF cannot be read. It may be damaged, or not be a PDF at all. Open it in its own program, or look at an earlier version.';

export interface OpenedPdf {
  readonly pages: number;
  /** Page numbers begin with 1. */
  readonly page: (number: number) => Promise<Result<PDFPageProxy, string>>;
  readonly close: () => void;
}

/** Opens a PDF. Nothing in it is run. A refusal is words for the person. */
export async function openPdf(bytes: Uint8Array): Promise<Result<OpenedPdf, string>> {
  const opening = getDocument({
    // PDF.js keeps what it is given.
    data: bytes.slice(),
    useWasm: false,
    wasmUrl: PARTS,
    standardFontDataUrl: `${PARTS}fonts/`,
    disableWorkerRendering: true,
    enableXfa: false,
    maxImageSize: LARGEST_IMAGE,
    canvasMaxAreaInBytes: LARGEST_CANVAS * 4,
    verbosity: 0,
  });
  const close = (): void => void opening.destroy();
  try {
    const document = await opening.promise;
    return accepted({ pages: document.numPages, page: (number) => pageOf(document, number), close });
  } catch (error) {
    close();
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return refused(isLocked ? 'This PDF is protected by a password. Open it in its own program.' : DAMAGED);
  }
}

async function pageOf(document: PDFDocumentProxy, number: number): Promise<Result<PDFPageProxy, string>> {
  try {
    return accepted(await document.getPage(number));
  } catch {
    return refused(`Page ${number} cannot be read: the file may be damaged there.`);
  }
}

/** How long one page may take. */
const LONGEST_DRAWING = 30_000;

/**
 * Draws a page on a canvas, as wide as told in CSS pixels.
 *
 * @returns words when it cannot be drawn; null when it was drawn, or was stopped
 */
export async function drawPage(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  width: number,
  stopped: AbortSignal,
): Promise<string | null> {
  const own = page.getViewport({ scale: 1 });
  const wanted = (width / own.width) * window.devicePixelRatio;
  // A page can call itself as large as a house.
  const scale = Math.min(wanted, Math.sqrt(LARGEST_CANVAS / (own.width * own.height)));
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const drawing = page.render({ canvas, viewport });
  const cancel = (): void => drawing.cancel();
  stopped.addEventListener('abort', cancel, { once: true });
  const timer = setTimeout(cancel, LONGEST_DRAWING);
  try {
    await drawing.promise;
    return null;
  } catch {
    return stopped.aborted
      ? null
      : 'This page cannot be drawn: it is damaged, or takes too long. Open the file in its own program.';
  } finally {
    clearTimeout(timer);
    stopped.removeEventListener('abort', cancel);
  }
}

/** The text of a page, a line for each line of it; empty for a scan. */
export async function textOfPage(page: PDFPageProxy): Promise<string> {
  try {
    const { items } = await page.getTextContent();
    return items
      .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
      .join('')
      .trim();
  } catch {
    return '';
  }
}
