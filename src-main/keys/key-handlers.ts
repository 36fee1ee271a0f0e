import type { keyMethods } from '../../src-shared/contract/keys.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused } from '../bridge/refuse.ts';

const NOT_YET = async (): Promise<never> => {
  throw new BridgeRefused('not found', 'Files cannot be attached in this version yet.');
};

/** What main does for the bridge's key methods. */
export function keyHandlers(): Pick<Handlers, keyof typeof keyMethods> {
  return {
    'keys.state': NOT_YET,
    'keys.protect': NOT_YET,
    'keys.open': NOT_YET,
    'keys.new-recovery-code': NOT_YET,
    'keys.confirm-recovery-code': NOT_YET,
  };
}
