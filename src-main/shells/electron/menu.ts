import type { MenuItemConstructorOptions } from 'electron';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import type { ElectronParts } from './electron-parts.ts';

/**
 * The menu, in the words and with the access keys of the system. The app's own shortcuts are the page's business.
 *
 * @param fromSources true where the app runs from its sources: only there can a page be reloaded or looked into
 */
export function menuTemplate(platform: NodeJS.Platform, fromSources: boolean): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: '&File', submenu: [mac ? { role: 'close' } : { role: 'quit', label: 'E&xit' }] },
    {
      label: '&Edit',
      submenu: [
        // The keys stay with the page, which takes back whole actions and not only typing.
        { role: 'undo', label: '&Undo typing', registerAccelerator: mac },
        { role: 'redo', label: '&Redo typing', registerAccelerator: mac },
        separator,
        { role: 'cut', label: 'Cu&t' },
        { role: 'copy', label: '&Copy' },
        { role: 'paste', label: '&Paste' },
        { role: 'pasteAndMatchStyle', label: 'Paste as plain te&xt' },
        { role: 'selectAll', label: 'Select &all' },
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom', label: '&Actual size' },
        { role: 'zoomIn', label: 'Zoom &in' },
        { role: 'zoomOut', label: 'Zoom &out' },
        separator,
        { role: 'togglefullscreen', label: '&Full screen' },
        ...(fromSources ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'help', label: '&Help', submenu: [{ role: 'about', label: '&About IG Toolkit Desktop' }] },
  ];
}

/** Sets the menu and what About says. */
export function setMenu({ app, Menu }: ElectronParts): void {
  // Shown on every system; `credits` is not.
  app.setAboutPanelOptions({
    applicationName: 'IG Toolkit Desktop',
    applicationVersion: app.getVersion(),
    copyright: ['MIT licence', ...HONEST_NOTICE].join('\n\n'),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, !app.isPackaged)));
}
