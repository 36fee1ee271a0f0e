import { beforeEach, expect, test } from 'vitest';
import { type ElectronStandIn, electronStandIn } from '../../../tests/electron-stand-in.ts';
import type { windowContent } from '../../window-content/window-content.ts';
import type { Shell } from '../shell.ts';
import { openElectronShell } from './electron-shell.ts';
import { PdfWindows } from './pdf-windows.ts';

const PDF = { name: 'Riverside Surgery requirement 117.pdf', bytes: Buffer.from('%PDF-1.7 a document') };

let standIn: ElectronStandIn;
let shell: Shell;
beforeEach(async () => {
  standIn = electronStandIn();
  const content: ReturnType<typeof windowContent> = async () => ({ status: 200, headers: {}, body: Buffer.from('the app') });
  const answer = async () => ({ ok: true, value: null }) as const;
  shell = await openElectronShell(standIn.electron, { content, answer, profileFolder: '' }, '/app/preload.cjs');
});

/** The window behind the app's own. */
const pdfWindow = () => {
  const window = standIn.windows[1];
  if (!window) throw new Error('no window was opened for the PDF');
  return window;
};

test('the very bytes are shown in a window of their own, and the system’s dialog comes over it', async () => {
  expect(await shell.print(PDF)).toEqual({ kind: 'dialog', printed: true });
  const { page, webContents } = pdfWindow();
  expect(page?.headers.get('content-type')).toBe('application/pdf');
  expect(await page?.text()).toBe('%PDF-1.7 a document');
  expect(webContents.getURL()).toBe('igt://print/1/Riverside%20Surgery%20requirement%20117.pdf');
  expect(standIn.printed).toEqual([{ silent: false, printBackground: true }]);
});

test('nothing in that window can call main or reach the computer', async () => {
  await shell.print(PDF);
  expect(pdfWindow().options.webPreferences).toMatchObject({
    plugins: true,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false,
  });
  expect(pdfWindow().options.webPreferences).not.toHaveProperty('preload');
});

test('when the dialog is done the window goes, and the PDF with it', async () => {
  standIn.nextPrinting = 'Print job canceled';
  expect(await shell.print(PDF)).toEqual({ kind: 'dialog', printed: false });
  expect(pdfWindow().isDestroyed()).toBe(true);
  const gone = await standIn.session.fetch(pdfWindow().webContents.getURL());
  expect([gone.status, await gone.text()]).toEqual([404, 'It is not shown any more.']);
  expect(standIn.windows[0]?.isDestroyed()).toBe(false);
});

test('where there is no dialog, the window stays with its own button to print', async () => {
  standIn.nextPrinting = 'Invalid printer settings';
  expect(await shell.print(PDF)).toEqual({ kind: 'window' });
  expect(pdfWindow().isDestroyed()).toBe(false);
});

test('a viewer that does not say when it is ready prints nothing blank: its window stays', async () => {
  standIn.hasPdfViewer = false;
  const pdfs = new PdfWindows(standIn.electron, 20);
  standIn.session.handlers.set('igt', ({ url }) => pdfs.reply(url) ?? new Response(null, { status: 404 }));
  expect(await pdfs.print(PDF)).toEqual({ kind: 'window' });
  expect([standIn.printed, pdfWindow().isDestroyed()]).toEqual([[], false]);
});

test('a PDF that cannot be loaded leaves no window, so that another program can show it', async () => {
  standIn.session.handlers.set('igt', () => new Response(null, { status: 500 }));
  expect(await shell.print(PDF)).toEqual({ kind: 'no viewer' });
  expect(pdfWindow().isDestroyed()).toBe(true);
});

test('addresses under which no PDF was shown are not answered with one', async () => {
  await shell.print(PDF);
  for (const url of ['igt://print/', 'igt://print/2/x.pdf', 'igt://print/1/x.pdf'])
    expect([url, (await standIn.session.fetch(url)).status]).toEqual([url, 404]);
});
