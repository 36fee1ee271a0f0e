import type { EvidenceHash } from '../../src-shared/assessment/identifiers.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { safeFileName } from '../places/safe-file-name.ts';
import { type SavingParts, saveAtPlace } from '../places/save-at-place.ts';
import type { Evidence, WorkspaceEvidence } from './evidence.ts';
import { DamagedEvidence } from './store/sealed-reader.ts';

interface GiveParts extends SavingParts {
  readonly evidence: Evidence;
  readonly now: () => Date;
}

/** What main does to give evidence out. */
export function giveHandlers({ evidence, now, ...saving }: GiveParts): Pick<Handlers, 'evidence.bytes' | 'evidence.save'> {
  /** Reads, and notes when the file turns out to be damaged. */
  const noting = async <T>({ conditions, store }: WorkspaceEvidence, hash: EvidenceHash, read: () => Promise<T>): Promise<T> => {
    try {
      return await read();
    } catch (error) {
      if (error instanceof DamagedEvidence) await conditions.note(store.fileNameOf(hash), 'damaged', now());
      throw error;
    }
  };

  return {
    'evidence.bytes': async ({ workspace, hash, at, length }) => {
      const open = await evidence.of(workspace);
      return noting(open, hash, async () => {
        const reader = await open.store.read(hash);
        try {
          return { bytes: (await reader.bytes(at, length)).toString('base64'), size: reader.size };
        } finally {
          await reader.close();
        }
      });
    },
    'evidence.save': async ({ workspace, hash, name, place }) => {
      const open = await evidence.of(workspace);
      return noting(open, hash, async () => {
        // Nobody is asked for a place for something that cannot be given.
        await (await open.store.read(hash)).close();
        return saveAtPlace(saving, safeFileName(name), place, open.store.pieces(hash));
      });
    },
  };
}
