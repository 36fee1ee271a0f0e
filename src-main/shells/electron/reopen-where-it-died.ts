import type { BrowserWindow } from 'electron';
import { KEEPS_DYING, reopening } from '../reopening.ts';
import type { WindowEnd } from '../shell.ts';

/**
 * Loads the page again where its process has died: what was saved is there, and a grey window would help nobody. Electron
 * itself starts its other processes again.
 *
 * @returns how the window ended for good
 */
export function reopenWhereItDied(window: BrowserWindow): Promise<WindowEnd> {
  const mayReopen = reopening();
  return new Promise((resolve) => {
    window.once('closed', () => resolve({ kind: 'closed' }));
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || window.isDestroyed()) return;
      if (mayReopen()) return window.webContents.reload();
      resolve({ kind: 'failed', words: KEEPS_DYING });
      window.destroy();
    });
  });
}
