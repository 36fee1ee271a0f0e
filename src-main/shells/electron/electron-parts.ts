/**
 * What this folder takes of the `electron` module. `main.ts` imports it once and hands it on, so that everything else can be
 * tested where no Electron binary is.
 */
export type ElectronParts = Pick<
  typeof import('electron'),
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'powerMonitor' | 'protocol' | 'safeStorage' | 'session' | 'shell'
>;
