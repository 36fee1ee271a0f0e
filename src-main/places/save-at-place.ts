import { basename, dirname } from 'node:path';
import type { SaveOutcome, SavePlace } from '../../src-shared/contract/picked-files.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import type { FileContent } from '../data-folder/write-file-durably.ts';
import type { Shell } from '../shells/shell.ts';
import { isThere, type Places, saveInto } from './places.ts';

export interface SavingParts {
  readonly places: Places;
  readonly shell: () => Pick<Shell, 'askForPlace'>;
}

/** Where a file is to be written. */
export interface Target {
  readonly kind: 'target';
  readonly folder: string;
  readonly name: string;
  readonly overwrite: boolean;
}

type Written = Extract<SaveOutcome, { kind: 'saved' | 'exists' }>;

/**
 * Saves a file where the person wants it: in a chosen folder, or where the shell's own dialog says. A file that is there is
 * replaced only when the person has said so.
 *
 * @param name one that `safeFileName` has made
 * @param content what comes piece by piece is not begun before it is known that it will be written
 */
export async function saveAtPlace(
  parts: SavingParts,
  name: string,
  place: SavePlace,
  content: FileContent,
): Promise<SaveOutcome> {
  const target = await targetOf(parts, name, place);
  return target.kind === 'target' ? saveThere(target, content) : target;
}

/** The first half of `saveAtPlace`, for what takes long to make: the person is asked once, and first. */
export async function targetOf(
  { places, shell }: SavingParts,
  name: string,
  place: SavePlace,
): Promise<Target | Exclude<SaveOutcome, { kind: 'saved' }>> {
  if (place.kind === 'chosen') {
    const target: Target = { kind: 'target', folder: places.pathOf(place.folder), name, overwrite: place.overwrite };
    return !target.overwrite && (await isThereAlready(target)) ? { kind: 'exists', name } : target;
  }
  const asked = await shell().askForPlace(name);
  switch (asked.kind) {
    case 'no dialog':
      return { kind: 'choose here' };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'path':
      // The dialog has asked about an existing file already.
      return { kind: 'target', folder: dirname(asked.path), name: basename(asked.path), overwrite: true };
  }
}

/** The second half. */
export async function saveThere({ folder, name, overwrite }: Target, content: FileContent): Promise<Written> {
  const result = await saveInto(folder, name, content, overwrite).catch((error: unknown) => {
    throw refusedHere(error, folder, name);
  });
  return result === 'saved' ? { kind: 'saved', name, folder } : { kind: 'exists', name };
}

function isThereAlready({ folder, name }: Target): Promise<boolean> {
  return isThere(folder, name).catch((error: unknown) => {
    throw refusedHere(error, folder, name);
  });
}

function refusedHere(error: unknown, folder: string, name: string): BridgeRefused {
  if (error instanceof BridgeRefused) return error;
  return isHeld(error) ? heldByAProgram(name) : refusedByDisk(error, `save ${name} in ${basename(folder) || folder}`);
}

/** A whole file could be written beside it, and could not take its place: somebody has it open. */
function isHeld(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === 'rename' && (code === 'EPERM' || code === 'EBUSY' || code === 'EACCES');
}

function heldByAProgram(name: string): BridgeRefused {
  return new BridgeRefused(
    'cannot write',
    `${name} is open in another program, so it was left as it is. Close it in the program that shows it and save again, or save under another name.`,
  );
}
