import type { evidenceMethods } from '../../src-shared/contract/evidence.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import type { FreeSpace } from '../data-folder/free-space.ts';
import { readSettings } from '../data-folder/settings-file.ts';
import type { SavingParts } from '../places/save-at-place.ts';
import type { Shell } from '../shells/shell.ts';
import { checkHandlers } from './check-handlers.ts';
import { copyHandlers } from './copy-handlers.ts';
import type { EvidenceService } from './evidence-service.ts';
import { giveHandlers } from './give-handlers.ts';
import { takeHandlers } from './take-handlers.ts';
import type { LookForPatientNumbers } from './taking.ts';

interface EvidenceHandlerParts extends SavingParts {
  readonly dataFolder: string;
  readonly freeSpace: FreeSpace;
  readonly evidence: EvidenceService;
  readonly lookForPatientNumbers: LookForPatientNumbers;
  readonly shell: () => Pick<Shell, 'resolveFile' | 'askForPlace' | 'openDocument'>;
}

/** What main does for the bridge's evidence methods. */
export function evidenceHandlers({
  dataFolder,
  freeSpace,
  evidence,
  lookForPatientNumbers,
  places,
  shell,
}: EvidenceHandlerParts): Pick<Handlers, keyof typeof evidenceMethods> {
  const now = () => new Date();
  const sizeLimits = async () => ({
    largestMb: (await readSettings(dataFolder)).largestEvidenceMb,
    free: await freeSpace(dataFolder),
  });
  const taking = { evidence, lookForPatientNumbers, sizeLimits };
  return {
    ...takeHandlers({ ...taking, pastes: evidence.pastes, shell }),
    ...giveHandlers({ evidence, places, shell }),
    ...checkHandlers({ evidence, now }),
    ...copyHandlers({ ...taking, copies: evidence.copies, shell }),
  };
}
