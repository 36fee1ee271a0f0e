import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import type { Shell } from '../shells/shell.ts';
import { keptName } from './kept-name.ts';
import type { Pastes } from './pastes.ts';
import { checkSize } from './size-limit.ts';
import { letGo, type TakingParts, takeFile, taken } from './taking.ts';

type TakeMethod =
  | 'evidence.take'
  | 'evidence.paste-begin'
  | 'evidence.paste-chunk'
  | 'evidence.paste-end'
  | 'evidence.paste-cancel'
  | 'evidence.let-go';

interface TakeParts extends TakingParts {
  readonly pastes: Pastes;
  readonly shell: () => Pick<Shell, 'resolveFile'>;
}

/** What main does to take evidence in. */
export function takeHandlers(parts: TakeParts): Pick<Handlers, TakeMethod> {
  const { evidence, pastes, shell, sizeLimits, lookForPatientNumbers } = parts;
  return {
    'evidence.take': async ({ workspace, file }) => {
      const path = await shell().resolveFile(file);
      if (path === null) throw new BridgeRefused('not allowed', 'This is not a file that you picked. Pick it again.');
      return takeFile(parts, workspace, path);
    },
    'evidence.paste-begin': async ({ workspace, name, size }) => {
      const kept = keptName(name);
      checkSize(kept, size, await sizeLimits());
      return { paste: await pastes.begin(workspace, await evidence.of(workspace), kept, size) };
    },
    'evidence.paste-chunk': async ({ paste, at, bytes }) => {
      await pastes.chunk(paste, at, Buffer.from(bytes, 'base64'));
      return {};
    },
    'evidence.paste-end': async ({ paste }) => {
      const { open, kept, name } = await pastes.end(paste);
      return taken(open, kept, name, [], lookForPatientNumbers);
    },
    'evidence.paste-cancel': async ({ paste }) => {
      await pastes.cancel(paste);
      return {};
    },
    'evidence.let-go': async ({ workspace, hash }) => {
      await letGo(await evidence.of(workspace), hash);
      return {};
    },
  };
}
