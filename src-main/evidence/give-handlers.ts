import type { Handlers } from '../bridge/answer-call.ts';
import { safeFileName } from '../places/safe-file-name.ts';
import { type SavingParts, saveAtPlace } from '../places/save-at-place.ts';
import type { Evidence } from './evidence.ts';
import { notingDamage } from './note-damage.ts';

interface GiveParts extends SavingParts {
  readonly evidence: Evidence;
}

/** What main does to give evidence out. */
export function giveHandlers({ evidence, ...saving }: GiveParts): Pick<Handlers, 'evidence.bytes' | 'evidence.save'> {
  return {
    'evidence.bytes': async ({ workspace, hash, at, length }) => {
      const open = await evidence.of(workspace);
      return notingDamage(open, hash, async () => {
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
      return notingDamage(open, hash, async () => {
        // Nobody is asked for a place for something that cannot be given.
        await (await open.store.read(hash)).close();
        return saveAtPlace(saving, safeFileName(name), place, open.store.pieces(hash));
      });
    },
  };
}
