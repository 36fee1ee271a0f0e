import { ELECTRON_ORIGIN } from '../../../src-shared/contract/bridge.ts';

/**
 * The origin of an address, from its parsed parts. `URL.origin` cannot be used: for schemes it does not know, ours among
 * them, Node answers "null".
 *
 * @returns null for what cannot be parsed
 */
function originOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/** Where PDFs are shown that are to be printed: an origin of its own, with none of the app's data. */
export const PRINT_ORIGIN = `${new URL(ELECTRON_ORIGIN).protocol}//print`;

export function isPrinted(address: string): boolean {
  return originOf(address) === PRINT_ORIGIN;
}

/** Chromium's viewer for PDF files: pages that come with Electron, and what they take from Chromium's own store of parts. */
export function isOfPdfViewer(address: string): boolean {
  const origin = originOf(address);
  return origin === 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai' || origin === 'chrome://resources';
}

/** True for every address of the app's own page. Compared whole: `igt://app.example` and `igt://application` are not ours. */
export function isOurs(address: string): boolean {
  return originOf(address) === ELECTRON_ORIGIN;
}
