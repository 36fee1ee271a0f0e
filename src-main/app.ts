import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backupService } from './backup/backup-service.ts';
import { answerCall } from './bridge/answer-call.ts';
import { handlers } from './bridge/handlers.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { deviceOf } from './data-folder/device.ts';
import { type FreeSpace, freeSpace } from './data-folder/free-space.ts';
import { type Instance, takeInstance } from './data-folder/single-instance.ts';
import { WindowIdle } from './evidence/care/window-idle.ts';
import { evidenceService } from './evidence/evidence-service.ts';
import { lookForPatientNumbers } from './evidence-text/look-for-patient-numbers.ts';
import { keysOf } from './keys/keys.ts';
import { lockOf } from './lock/lock.ts';
import { places } from './places/places.ts';
import { Printing } from './printing/printing.ts';
import { clearBrowserData } from './removal/browser-data.ts';
import type { Shell, ShellParts } from './shells/shell.ts';
import { windowContent } from './window-content/window-content.ts';
import { workspacesIn } from './workspaces/workspaces.ts';

export interface AppFolders {
  readonly data: string;
  /** The folder `assets`. */
  readonly assets: string;
  /** The built renderer. */
  readonly renderer: string;
  /** Where the page of places starts; the person's home unless told otherwise. */
  readonly home?: string;
  /** How the free space of a disk is found out; the operating system is asked unless told otherwise. */
  readonly freeSpace?: FreeSpace;
  /** What time it is when a document is made; the computer's clock unless told otherwise. */
  readonly now?: () => Date;
}

export interface RunningApp<AShell extends Shell> {
  readonly shell: AShell;
  /** Saves what is being typed and closes everything, once however often it is asked. */
  close: () => Promise<void>;
}

/**
 * Starts the app: takes the data folder, opens the window, answers its calls.
 *
 * @param openShell opens the shell; Electron or an installed browser
 * @param report is told of bugs
 * @returns null when the app runs already on this data folder; that window has been asked to come forward
 */
export async function startApp<AShell extends Shell>(
  folders: AppFolders,
  version: string,
  origin: string,
  profileName: string,
  openShell: (parts: ShellParts) => Promise<AShell>,
  report: (bug: unknown, where: string) => void,
): Promise<RunningApp<AShell> | null> {
  await mkdir(folders.data, { recursive: true, mode: 0o700 });
  const instance = await takeInstance(folders.data);
  if (!instance) return null;
  try {
    return await runOn(instance, folders, version, origin, profileName, openShell, report);
  } catch (error) {
    await instance.release();
    throw error;
  }
}

async function runOn<AShell extends Shell>(
  instance: Instance,
  ...[folders, version, origin, profileName, openShell, report]: Parameters<typeof startApp<AShell>>
): Promise<RunningApp<AShell>> {
  await clearBrowserData(folders.data);
  const workspaces = workspacesIn(folders.data);
  let shell: AShell | undefined;
  const opened = (): AShell => {
    if (!shell) throw new Error('the window asked before it was open');
    return shell;
  };
  const keys = keysOf({ folder: workspaces.folder, shell: opened });
  const idle = new WindowIdle();
  const evidence = evidenceService({
    dataFolder: folders.data,
    workspaces,
    dataKey: keys.dataKey,
    idleFor: () => idle.idleFor(),
    report,
  });
  const ownSetsFolder = join(folders.data, 'requirement-sets');
  const shared = {
    dataFolder: folders.data,
    device: await deviceOf(folders.data),
    workspaces,
    catalogue: catalogue(join(folders.assets, 'catalogue'), ownSetsFolder),
    places: places(folders.home),
    evidence,
    keys,
  };
  const backups = backupService({ ...shared, ownSetsFolder, report });
  const printing = new Printing({ ...shared, report, ...(folders.now && { now: folders.now }) });
  const answers = handlers({
    ...shared,
    version,
    lock: lockOf(folders.data),
    backups,
    printing,
    lookForPatientNumbers,
    freeSpace: folders.freeSpace ?? freeSpace,
    shell: opened,
  });
  const opening = openShell({
    content: windowContent(folders.renderer, origin),
    answer: async (method, input) => {
      shell ??= await opening;
      idle.called(method);
      return answerCall(answers, method, input, report);
    },
    profileFolder: join(folders.data, 'profiles', profileName),
  });
  shell = await opening;
  const running = shell;
  // A browser that is just dying cannot come forward; its window comes back by itself.
  instance.onSecondStart(() => void running.openWindow().catch((error: unknown) => report(error, 'second start')));
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    await running.close();
    await printing.close();
    await backups.automatic.close();
    await evidence.closeAll();
    await workspaces.close();
    await instance.release();
  };
  return {
    shell: running,
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}
