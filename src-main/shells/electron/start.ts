import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ELECTRON_ORIGIN } from '../../../src-shared/contract/bridge.ts';
import { startApp } from '../../app.ts';
import { dataFolder } from '../../data-folder/location.ts';
import { endSignal } from '../end-signal.ts';
import type { Shell } from '../shell.ts';
import type { ElectronParts } from './electron-parts.ts';
import { openElectronShell, registerScheme } from './electron-shell.ts';
import { secureContents } from './session-security.ts';

/** Windows keeps the app's place in the task bar under this name, macOS its preferences: the same as in electron-builder.yml. */
export const APP_ID = 'app.igt-desktop';

const PROFILE = 'electron';

export interface StartFolders {
  /** The folder that holds `assets` and `out`: the project, or the package's archive. */
  readonly root: string;
  /** The bundled preload. */
  readonly preload: string;
}

/**
 * Starts the app in Electron. What must happen before Electron is ready is done before this function first waits.
 *
 * @returns settles when the app has started, or has been told to exit because it runs already or cannot start
 */
export async function startElectron(
  electron: ElectronParts,
  environment: NodeJS.ProcessEnv,
  { root, preload }: StartFolders,
): Promise<void> {
  const { app } = electron;
  const data = dataFolder(environment);
  try {
    prepare(electron, join(data, 'profiles', PROFILE));
    // Keeps a second Electron off the profile. Other shells are kept off the data folder by the lock that startApp takes.
    if (!app.requestSingleInstanceLock()) return app.exit(0);
    const running = await startApp(
      { data, assets: join(root, 'assets'), renderer: join(root, 'out', 'renderer') },
      app.getVersion(),
      ELECTRON_ORIGIN,
      PROFILE,
      (parts) => openElectronShell(electron, parts, preload),
      report,
    );
    if (running === null) return app.exit(0);
    endWith(electron, running.shell, running.close);
  } catch (error) {
    report(error, 'start');
    electron.dialog.showErrorBox(
      'IG Toolkit Desktop could not start',
      `What was saved is safe in ${data}. Start the app again; if that does not help, give your IT support this message: ${String(error)}`,
    );
    app.exit(1);
  }
}

/** What Electron takes only before it is ready. */
function prepare(electron: ElectronParts, profile: string): void {
  const { app } = electron;
  app.enableSandbox();
  app.commandLine.appendSwitch('disable-background-networking');
  app.setAppUserModelId(APP_ID);
  app.on('web-contents-created', (_event, contents) => secureContents(contents));
  registerScheme(electron);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
}

/** Leads every way to end the app through one orderly close: window, journals, lock, then exit. */
function endWith({ app, dialog, powerMonitor }: ElectronParts, shell: Shell, close: () => Promise<void>): void {
  const signal = endSignal();
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => {
    ending ??= close()
      .catch((error: unknown) => report(error, 'close'))
      .then(() => {
        signal.forget();
        app.exit(0);
      });
    return ending;
  };
  const comeForward = (): void => void shell.openWindow();
  app.on('second-instance', comeForward);
  app.on('activate', comeForward);
  // Without a listener Electron quits as soon as the window is gone, with the journals still open.
  app.on('window-all-closed', () => void end());
  app.on('before-quit', (event) => {
    event.preventDefault();
    void end();
  });
  // macOS and Linux wait with shutting down when asked to. Electron hands over an event that its types leave out.
  powerMonitor.on('shutdown', (event?: { preventDefault: () => void }) => {
    event?.preventDefault();
    void end();
  });
  // A computer that goes to sleep may never wake up again: its battery runs out, or it is carried away.
  powerMonitor.on('suspend', () => void shell.tell({ kind: 'sleeping' }));
  void signal.came.then(end);
  void shell.closed.then((how) => {
    if (how.kind === 'failed') dialog.showErrorBox('IG Toolkit Desktop was closed', how.words);
    return end();
  });
}

function report(bug: unknown, where: string): void {
  process.stderr.write(`${where}: ${bug instanceof Error ? bug.stack : String(bug)}\n`);
}
