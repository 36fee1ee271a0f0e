import type { Session, WebContents } from 'electron';
import { isOfPdfViewer, isOurs, isPrinted } from './origin.ts';

// ─── Security: change nothing in this file without reading https://www.electronjs.org/docs/latest/tutorial/security ───
// All of it stands here, so that it can be read in one go: what a page may ask of the computer, what it may load, and where
// it may go. The window's own settings are in create-window.ts, who may call main is in sender-check.ts.

/** What our own page may have. Without `persistent-storage` Chromium may throw its database away when the disk fills. */
const PERMITTED: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write']);

/**
 * Denies a session everything that the app does not use.
 *
 * @param devTools true where developer tools may be opened: they load pages of their own
 */
export function secureSession(session: Session, devTools: boolean): void {
  // Both handlers are needed: Chromium checks first and requests only what the check denied.
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { embeddingOrigin }) =>
      PERMITTED.has(permission) && isOurs(requestingOrigin) && (embeddingOrigin === undefined || isOurs(embeddingOrigin)),
  );
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(PERMITTED.has(permission) && isMainFrame && isOurs(requestingUrl)),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));

  // Nothing of the window reaches the network or the disk.
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLoadable(url, devTools) }));
  session.protocol.handle('file', () => new Response('The app opens no files by their address.', { status: 403 }));
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Keeps whatever shows pages, windows we did not think of included, from going anywhere or opening anything. A page may load
 * the app itself again, as the pages that report a failure do; that is the only address it may go to. The window of a PDF stays
 * where it is: only Chromium's viewer is put into frames of it.
 */
export function secureContents(contents: WebContents): void {
  const stayHere = (event: { readonly url: string; readonly isMainFrame: boolean; preventDefault: () => void }): void => {
    const mayGo = isPrinted(contents.getURL())
      ? !event.isMainFrame && (isPrinted(event.url) || isOfPdfViewer(event.url))
      : event.isMainFrame && isOurs(event.url);
    if (!mayGo) event.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-frame-navigate', stayHere);
  // The app never redirects.
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function isLoadable(url: string, devTools: boolean): boolean {
  if (isOurs(url) || isPrinted(url) || isOfPdfViewer(url)) return true;
  if (url.startsWith('blob:')) return isOurs(url.slice('blob:'.length));
  return url.startsWith('data:') || (devTools && url.startsWith('devtools:'));
}
