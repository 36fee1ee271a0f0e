import type { keyMethods } from '../../src-shared/contract/keys.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import type { Keys } from './keys.ts';

/** What main does for the bridge's key methods. */
export function keyHandlers(keys: Keys): Pick<Handlers, keyof typeof keyMethods> {
  return {
    'keys.state': ({ workspace }) => keys.state(workspace),
    'keys.protect': ({ workspace, by }) => keys.protect(workspace, by),
    'keys.open': ({ workspace, with: given }) => keys.open(workspace, given),
    'keys.new-recovery-code': ({ workspace }) => keys.newRecoveryCode(workspace),
    'keys.confirm-recovery-code': ({ workspace, groups }) => keys.confirmRecoveryCode(workspace, groups),
    'keys.set-aside': ({ workspace }) => keys.setAside(workspace),
  };
}
