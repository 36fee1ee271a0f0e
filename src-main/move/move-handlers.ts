import { basename } from 'node:path';
import type { moveMethods } from '../../src-shared/contract/backup.ts';
import type { BackupHandlerParts } from '../backup/backup-handlers.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Shell } from '../shells/shell.ts';
import { lookAtMove, takeMove } from './take-move.ts';
import { writeMove } from './write-move.ts';

export interface MoveParts extends Omit<BackupHandlerParts, 'catalogue'> {
  readonly catalogue: Pick<Catalogue, 'list' | 'load' | 'set'>;
  readonly shell: () => Pick<Shell, 'resolveFile' | 'askForPlace'>;
}

/** What main does for moving an organisation to another computer. */
export function moveHandlers(parts: MoveParts): Pick<Handlers, keyof typeof moveMethods> {
  const picked = async (file: string): Promise<string> => {
    const path = await parts.shell().resolveFile(file);
    if (path === null) throw new BridgeRefused('not allowed', 'This is not a file that you picked. Pick it again.');
    return path;
  };
  return {
    'move.write': ({ workspace, name, place }) => writeMove(parts, workspace, name, place),
    'move.look': async ({ file, code }) => {
      const path = await picked(file);
      return lookAtMove(parts, path, code).catch(inWords(path));
    },
    'move.take': async ({ file, code }) => {
      const path = await picked(file);
      return takeMove(parts, path, code).catch(inWords(path));
    },
  };
}

/** What the disk refused, in words; a bug is thrown on. */
function inWords(path: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof BridgeRefused || (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw refusedByDisk(error, `take what is in ${basename(path)}`);
  };
}
