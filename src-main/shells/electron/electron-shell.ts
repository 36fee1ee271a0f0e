import { join } from 'node:path';
import { ELECTRON_ORIGIN } from '../../../src-shared/contract/bridge.ts';
import { splitName } from '../../../src-shared/file-ending.ts';
import type { WindowContent } from '../../window-content/window-content.ts';
import { callsUnderWay } from '../calls-under-way.ts';
import type { Shell, ShellParts } from '../shell.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, OFFER_CHANNEL } from './channels.ts';
import { closeAfterSaving } from './close-after-saving.ts';
import { createWindow } from './create-window.ts';
import type { ElectronParts } from './electron-parts.ts';
import { setMenu } from './menu.ts';
import { offeredFiles } from './offered-files.ts';
import { PdfWindows } from './pdf-windows.ts';
import { reopenWhereItDied } from './reopen-where-it-died.ts';
import { safeStorageKeychain } from './safe-storage-keychain.ts';
import { isFromOurPage, NOT_OUR_PAGE } from './sender-check.ts';
import { secureSession } from './session-security.ts';

const SCHEME = new URL(ELECTRON_ORIGIN).protocol.slice(0, -1);

/**
 * Tells Electron, before it is ready, what kind of scheme ours is: one with hosts and a secure context, so that storage
 * belongs to the origin, and with a code cache.
 */
export function registerScheme({ protocol }: ElectronParts): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Opens the app in Electron: one window, its content from our own scheme, its calls answered by main. */
export async function openElectronShell(electron: ElectronParts, parts: ShellParts, preload: string): Promise<Shell> {
  const { app, dialog, ipcMain } = electron;
  await app.whenReady();
  const session = electron.session.defaultSession;
  secureSession(session, !app.isPackaged);
  const pdfs = new PdfWindows(electron);
  session.protocol.handle(SCHEME, serve(parts.content, pdfs));
  setMenu(electron);

  const window = createWindow(electron, preload);
  const closed = reopenWhereItDied(window);
  const files = offeredFiles();
  const calls = callsUnderWay();
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, input: unknown) =>
    isFromOurPage(event, window.webContents) ? calls.track(parts.answer(method, input)) : NOT_OUR_PAGE,
  );
  ipcMain.handle(OFFER_CHANNEL, (event, path: unknown) => files.offer(isFromOurPage(event, window.webContents) ? path : null));

  let sequence = 0;
  const tell: Shell['tell'] = async (event) => {
    sequence += 1;
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, { sequence, event });
  };
  const close = closeAfterSaving(window, tell, calls);

  await window.loadURL(`${ELECTRON_ORIGIN}/`).catch((error: unknown) => {
    // Closed by the person before its page was complete: nothing has failed.
    if (!window.isDestroyed()) throw error;
  });
  return {
    kind: 'electron',
    closed,
    tell,
    close,
    openWindow: async () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    // It answers with what went wrong, in words of the operating system; nothing when all is well.
    openDocument: async (path) => (await electron.shell.openPath(path)) === '',
    print: (document) => pdfs.print(document),
    keychain: safeStorageKeychain(electron),
    resolveFile: async (token) => files.resolve(token),
    askForPlace: async (name) => {
      const ending = splitName(name).ending.slice(1);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(app.getPath('documents'), name),
        // With a kind of file, the dialog puts its ending behind a name that was typed without one.
        ...(ending !== '' && { filters: [{ name: ending.toUpperCase(), extensions: [ending] }] }),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return canceled || filePath === '' ? { kind: 'cancelled' } : { kind: 'path', path: filePath };
    },
  };
}

/** Answers the window's requests from the built renderer; every answer carries the content security policy. */
function serve(content: WindowContent, pdfs: PdfWindows): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    const pdf = pdfs.reply(url);
    if (pdf) return pdf;
    const { status, headers, body } = await content(method, url);
    return new Response(new Uint8Array(body), { status, headers });
  };
}
