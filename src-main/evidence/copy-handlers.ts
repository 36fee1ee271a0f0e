import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused } from '../bridge/refuse.ts';

const NOT_YET = async (): Promise<never> => {
  throw new BridgeRefused('not found', 'Files cannot be opened in this version yet.');
};

type CopyMethod = 'evidence.open' | 'evidence.copies' | 'evidence.take-copy' | 'evidence.close-copy';

/** What main does for decrypted copies that are open in other programs. */
export function copyHandlers(): Pick<Handlers, CopyMethod> {
  return {
    'evidence.open': NOT_YET,
    'evidence.copies': NOT_YET,
    'evidence.take-copy': NOT_YET,
    'evidence.close-copy': NOT_YET,
  };
}
