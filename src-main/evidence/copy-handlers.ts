import type { Handlers } from '../bridge/answer-call.ts';
import { safeFileName } from '../places/safe-file-name.ts';
import type { Shell } from '../shells/shell.ts';
import { ENOUGH_TO_CHECK, whyNotOpened } from './copies/openable.ts';
import type { OpenedCopies } from './copies/opened-copies.ts';
import { keptName } from './kept-name.ts';
import { notingDamage } from './note-damage.ts';
import { type TakingParts, takeFile } from './taking.ts';

type CopyMethod = 'evidence.open' | 'evidence.copies' | 'evidence.take-copy' | 'evidence.copy-recorded' | 'evidence.close-copy';

interface CopyParts extends TakingParts {
  readonly copies: OpenedCopies;
  readonly shell: () => Pick<Shell, 'openDocument'>;
}

const NO_PROGRAM =
  'No program on this computer opens files of this kind, or it could not be started. Save the file and open it from there.';

/** What main does for decrypted copies that are open in other programs. */
export function copyHandlers({ copies, shell, ...taking }: CopyParts): Pick<Handlers, CopyMethod> {
  return {
    'evidence.open': async ({ workspace, hash, name, file, revision }) => {
      const open = await taking.evidence.of(workspace);
      const as = safeFileName(name);
      return notingDamage(open, hash, async () => {
        const reader = await open.store.read(hash);
        try {
          const words = whyNotOpened(as, await reader.bytes(0, ENOUGH_TO_CHECK));
          if (words !== null) return { kind: 'save instead', words } as const;
          const opening = { workspace, file, revision, hash, name: keptName(name), as };
          const { copy, path, isNew } = await copies.make(opening, reader.pieces());
          if (await shell().openDocument(path)) return { kind: 'opened', copy } as const;
          // One that was open before may hold what somebody has changed.
          if (isNew) await copies.close(copy);
          return { kind: 'save instead', words: NO_PROGRAM } as const;
        } finally {
          await reader.close();
        }
      });
    },
    'evidence.copies': async ({ workspace }) => ({ copies: await copies.list(workspace) }),
    'evidence.take-copy': async ({ copy }) => {
      const { note, path } = await copies.find(copy);
      return takeFile(taking, note.workspace, path, note.name);
    },
    'evidence.copy-recorded': async ({ copy, revision, hash }) => {
      await copies.recorded(copy, revision, hash);
      return {};
    },
    'evidence.close-copy': async ({ copy }) => {
      await copies.close(copy);
      return {};
    },
  };
}
