import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session, shell } from 'electron';
import { startElectron } from './start.ts';

// Bundled into out/app/main.mjs. Not awaited: Electron becomes ready only after this file has run to its end.
void startElectron(
  { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session, shell },
  process.env,
  {
    root: join(import.meta.dirname, '..', '..'),
    preload: join(import.meta.dirname, 'preload.cjs'),
  },
);
