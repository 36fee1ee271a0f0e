import type { evidenceMethods } from '../../src-shared/contract/evidence.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { copyHandlers } from './copy-handlers.ts';

const NOT_YET = async (): Promise<never> => {
  throw new BridgeRefused('not found', 'Files cannot be attached in this version yet.');
};

/** What main does for the bridge's evidence methods. */
export function evidenceHandlers(): Pick<Handlers, keyof typeof evidenceMethods> {
  return {
    'evidence.state': NOT_YET,
    'evidence.take': NOT_YET,
    'evidence.paste-begin': NOT_YET,
    'evidence.paste-chunk': NOT_YET,
    'evidence.paste-end': NOT_YET,
    'evidence.paste-cancel': NOT_YET,
    'evidence.let-go': NOT_YET,
    'evidence.bytes': NOT_YET,
    'evidence.save': NOT_YET,
    'evidence.verify': NOT_YET,
    ...copyHandlers(),
  };
}
