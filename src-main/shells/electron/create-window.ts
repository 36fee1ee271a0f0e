import type { BrowserWindow, BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { ElectronParts } from './electron-parts.ts';

/**
 * Every setting that matters for safety is written out, also where it is Electron's default: defaults have changed before.
 *
 * @param preload the one script that runs between page and main
 * @param devTools true only where the app runs from its sources
 */
export function windowOptions(preload: string, devTools: boolean): BrowserWindowConstructorOptions {
  return {
    // Electron keeps place and size under this name.
    name: 'main',
    windowStatePersistence: true,
    title: 'IG Toolkit Desktop',
    width: 1366,
    height: 768,
    minWidth: 320,
    minHeight: 400,
    // Shown when its first page is drawn, so that nothing flashes.
    show: false,
    backgroundColor: '#f3f6f7',
    autoHideMenuBar: false,
    webPreferences: { ...safePreferences(devTools), preload },
  };
}

/** What every window of the app is held to. */
export function safePreferences(devTools: boolean): WebPreferences {
  return {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    webgl: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    devTools,
    // Elsewhere Electron fetches its dictionaries from the internet; macOS has its own.
    spellcheck: process.platform === 'darwin',
    // The code cache is used from the second start on, not only after several.
    v8CacheOptions: 'bypassHeatCheck',
  };
}

export function createWindow({ app, BrowserWindow }: ElectronParts, preload: string): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload, !app.isPackaged));
  window.once('ready-to-show', () => window.show());
  return window;
}
