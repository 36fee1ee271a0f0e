import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DeviceId } from '../../src-shared/assessment/identifiers.ts';
import { LARGEST_IMPORT_MB } from '../../src-shared/contract/bridge.ts';
import { spaceStanding, tooLittleSpaceWords } from '../../src-shared/contract/disk-space.ts';
import { backupHandlers } from '../backup/backup-handlers.ts';
import type { BackupService } from '../backup/backup-service.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FreeSpace } from '../data-folder/free-space.ts';
import { readSettings, writeSettings } from '../data-folder/settings-file.ts';
import { evidenceHandlers } from '../evidence/evidence-handlers.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import type { LookForPatientNumbers } from '../evidence/taking.ts';
import { keyHandlers } from '../keys/key-handlers.ts';
import type { Keys } from '../keys/keys.ts';
import type { Lock } from '../lock/lock.ts';
import { peopleOnlyIn } from '../lock/people-only-in.ts';
import { moveHandlers } from '../move/move-handlers.ts';
import type { Places } from '../places/places.ts';
import { safeFileName } from '../places/safe-file-name.ts';
import { saveAtPlace } from '../places/save-at-place.ts';
import type { Printing } from '../printing/printing.ts';
import { printingHandlers } from '../printing/printing-handlers.ts';
import { removalHandlers } from '../removal/removal-handlers.ts';
import type { Shell } from '../shells/shell.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';
import type { Handlers } from './answer-call.ts';
import { BridgeRefused, refusedByDisk } from './refuse.ts';

export interface HandlerParts {
  readonly version: string;
  readonly dataFolder: string;
  readonly device: DeviceId;
  readonly workspaces: Workspaces;
  readonly catalogue: Catalogue;
  readonly places: Places;
  readonly lock: Lock;
  readonly evidence: EvidenceService;
  readonly lookForPatientNumbers: LookForPatientNumbers;
  readonly backups: BackupService;
  readonly printing: Printing;
  readonly freeSpace: FreeSpace;
  readonly keys: Keys;
  readonly shell: () => Pick<Shell, 'kind' | 'resolveFile' | 'askForPlace' | 'openDocument' | 'print'>;
}

/** What main does for each bridge method. */
export function handlers({
  version,
  dataFolder,
  device,
  workspaces,
  catalogue,
  places,
  lock,
  evidence,
  lookForPatientNumbers,
  backups,
  printing,
  freeSpace,
  keys,
  shell,
}: HandlerParts): Handlers {
  return {
    'app.start': async () => ({
      version,
      shell: shell().kind,
      dataFolder,
      settings: await readSettings(dataFolder),
      workspaces: await workspaces.list(),
      sets: await catalogue.list(),
      calendar: catalogue.calendar,
    }),
    'settings.save': async (settings) => {
      await writeSettings(dataFolder, settings).catch((error: unknown) => {
        throw refusedByDisk(error, 'keep your settings');
      });
      return {};
    },
    'disk.space': async () => ({ free: await freeSpace(dataFolder) }),
    'workspaces.create': async ({ name }) => {
      const free = await freeSpace(dataFolder);
      if (free !== null && spaceStanding(free, 'enough') === 'too little')
        throw new BridgeRefused('disk full', tooLittleSpaceWords(free));
      return workspaces.create(name);
    },
    'workspaces.rename': async ({ workspace, name }) => {
      await workspaces.rename(workspace, name);
      return {};
    },
    'workspaces.open': async ({ workspace }) => {
      const journal = await workspaces.journal(workspace);
      await journal.ready();
      // Only then: one that is refused is left alone in every way.
      evidence.opened(workspace);
      backups.automatic.opened(workspace);
      const { position, digests, destroyed, tornBytes, damage } = journal;
      return {
        device,
        position,
        digests: Object.fromEntries(digests),
        destroyed: [...destroyed],
        tornBytes,
        damage: [...damage],
      };
    },
    'workspaces.remove': async ({ workspace }) => {
      backups.automatic.forget(workspace);
      await evidence.close(workspace);
      const { withPin } = await lock.state(null);
      const leaving = await peopleOnlyIn(workspaces, workspace, withPin);
      await workspaces.remove(workspace);
      keys.forget(workspace);
      await lock.forget(leaving).catch((error: unknown) => {
        throw refusedByDisk(error, 'take off the PINs of its people, though the organisation itself is removed');
      });
      return {};
    },
    'journal.append': async ({ workspace, changes }) => {
      const journal = await workspaces.journal(workspace);
      await journal.append(changes);
      return { position: journal.position, free: await freeSpace(dataFolder) };
    },
    'journal.read': async ({ workspace, documents, after, limit }) =>
      (await workspaces.journal(workspace)).read(after, limit, documents),
    'journal.holding': async ({ workspace, after, limit }) => {
      const { changes, damage } = await (await workspaces.journal(workspace)).holding();
      const end = after + limit;
      return { changes: changes.slice(after, end), next: end < changes.length ? end : null, damage: [...damage] };
    },
    'catalogue.todays-return': async () => catalogue.todaysReturn,
    'catalogue.statement': async () => catalogue.statement,
    'catalogue.set': ({ id }) => catalogue.set(id),
    'catalogue.load': async ({ file }) => catalogue.load((await readPicked(shell(), file)).text),
    'files.read': ({ file }) => readPicked(shell(), file),
    'files.save': ({ name, content, place }) => saveAtPlace({ places, shell }, safeFileName(name), place, content),
    'lock.state': ({ person }) => lock.state(person),
    'lock.lock': async ({ person }) => {
      await lock.lock(person);
      return {};
    },
    'lock.check-pin': (given) => lock.checkPin(given),
    'lock.set-pin': ({ person, pin, given }) => lock.setPin(person, pin, given),
    'lock.clear-pin': ({ person, given }) => lock.clearPin(person, given),
    'places.list': ({ folder }) => places.list(folder),
    ...evidenceHandlers({ dataFolder, freeSpace, evidence, lookForPatientNumbers, places, shell }),
    ...backupHandlers(backups),
    ...moveHandlers({ ...backups, catalogue, shell }),
    ...keyHandlers(keys),
    ...printingHandlers({ printing, places, shell }),
    ...removalHandlers({ dataFolder, workspaces, evidence, keys, backups }),
  };
}

async function readPicked(shell: Pick<Shell, 'resolveFile'>, file: string): Promise<{ name: string; text: string }> {
  const path = await shell.resolveFile(file);
  if (path === null) throw new BridgeRefused('not allowed', 'This is not a file that you picked. Pick it again.');
  const found = await stat(path).catch(() => null);
  if (found === null) throw new BridgeRefused('not found', `${basename(path)} is not there any more. Pick it again.`);
  if (!found.isFile()) throw new BridgeRefused('cannot read', `${basename(path)} is not a file.`);
  if (found.size > LARGEST_IMPORT_MB * 1024 * 1024)
    throw new BridgeRefused(
      'too large',
      `${basename(path)} has ${Math.round(found.size / 1_048_576)} MB. The largest file we open is ${LARGEST_IMPORT_MB} MB, so this is most likely another file.`,
    );
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new BridgeRefused(
      'cannot read',
      `${basename(path)} cannot be read (${error.code}). Close other programs that use it and pick it again.`,
    );
  });
  try {
    return { name: basename(path), text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    throw new BridgeRefused('does not fit', `${basename(path)} is not a text file, so it cannot be opened here.`);
  }
}
