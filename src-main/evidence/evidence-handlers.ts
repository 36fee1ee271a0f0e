import type { evidenceMethods } from '../../src-shared/contract/evidence.ts';
import type { Handlers } from '../bridge/answer-call.ts';
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
  readonly evidence: EvidenceService;
  readonly lookForPatientNumbers: LookForPatientNumbers;
  readonly shell: () => Pick<Shell, 'resolveFile' | 'askForPlace' | 'openDocument'>;
}

/** What main does for the bridge's evidence methods. */
export function evidenceHandlers({
  dataFolder,
  evidence,
  lookForPatientNumbers,
  places,
  shell,
}: EvidenceHandlerParts): Pick<Handlers, keyof typeof evidenceMethods> {
  const now = () => new Date();
  const largestMb = async () => (await readSettings(dataFolder)).largestEvidenceMb;
  const taking = { evidence, lookForPatientNumbers, largestMb };
  return {
    ...takeHandlers({ ...taking, pastes: evidence.pastes, shell }),
    ...giveHandlers({ evidence, places, shell }),
    ...checkHandlers({ evidence, now }),
    ...copyHandlers({ ...taking, copies: evidence.copies, shell }),
  };
}
