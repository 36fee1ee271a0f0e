import { basename, dirname } from 'node:path';
import type { SaveOutcome, SavePlace } from '../../src-shared/contract/picked-files.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import type { FileContent } from '../data-folder/write-file-durably.ts';
import type { Shell } from '../shells/shell.ts';
import { type Places, saveInto } from './places.ts';

export interface SavingParts {
  readonly places: Places;
  readonly shell: () => Pick<Shell, 'askForPlace'>;
}

/**
 * Saves a file where the person wants it: in a chosen folder, or where the shell's own dialog says. A file that is there is
 * replaced only when the person has said so.
 *
 * @param name one that `safeFileName` has made
 * @param content what comes piece by piece is not begun before it is known that it will be written
 */
export async function saveAtPlace(
  { places, shell }: SavingParts,
  name: string,
  place: SavePlace,
  content: FileContent,
): Promise<SaveOutcome> {
  const saved = async (folder: string, as: string, overwrite: boolean): Promise<SaveOutcome> => {
    const result = await saveInto(folder, as, content, overwrite).catch((error: unknown) => {
      throw error instanceof BridgeRefused ? error : refusedByDisk(error, `save ${as} in ${basename(folder) || folder}`);
    });
    return result === 'saved' ? { kind: 'saved', name: as, folder } : { kind: 'exists', name: as };
  };
  if (place.kind === 'chosen') return saved(places.pathOf(place.folder), name, place.overwrite);
  const asked = await shell().askForPlace(name);
  switch (asked.kind) {
    case 'no dialog':
      return { kind: 'choose here' };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'path':
      // The dialog has asked about an existing file already.
      return saved(dirname(asked.path), basename(asked.path), true);
  }
}
