import { expect, test } from 'vitest';
import { electronStandIn } from '../../../tests/electron-stand-in.ts';
import { createWindow, windowOptions } from './create-window.ts';

test('every setting that keeps the page apart from the computer is written out', () => {
  expect(windowOptions('/app/preload.cjs', false).webPreferences).toMatchObject({
    preload: '/app/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: false,
  });
});

test('no dictionary is fetched from the internet', () => {
  expect(windowOptions('/app/preload.cjs', false).webPreferences?.spellcheck).toBe(process.platform === 'darwin');
});

test('the window has a name, without which Electron would not keep its place and size', () => {
  expect(windowOptions('/app/preload.cjs', false)).toMatchObject({ name: 'main', windowStatePersistence: true });
});

test('it is shown when its first page is drawn, not before', () => {
  const { electron, windows } = electronStandIn();
  createWindow(electron, '/app/preload.cjs');
  expect(windows[0]?.options.show).toBe(false);
  expect(windows[0]?.calls).toEqual([]);
  windows[0]?.emit('ready-to-show');
  expect(windows[0]?.calls).toEqual(['show']);
});

test('developer tools open only where the app runs from its sources', () => {
  const standIn = electronStandIn();
  createWindow(standIn.electron, '/app/preload.cjs');
  standIn.app.isPackaged = false;
  createWindow(standIn.electron, '/app/preload.cjs');
  expect(standIn.windows.map(({ options }) => options.webPreferences?.devTools)).toEqual([false, true]);
});
