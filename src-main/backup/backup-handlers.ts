import type { backupMethods } from '../../src-shared/contract/backup.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused } from '../bridge/refuse.ts';

const NOT_YET = async (): Promise<never> => {
  throw new BridgeRefused('not found', 'Backups cannot be made in this version yet.');
};

/** What main does for the bridge's backup and moving methods. */
export function backupHandlers(): Pick<Handlers, keyof typeof backupMethods> {
  return {
    'backup.state': NOT_YET,
    'backup.progress': NOT_YET,
    'backup.choose-folder': NOT_YET,
    'backup.forget-folder': NOT_YET,
    'backup.now': NOT_YET,
    'backup.check': NOT_YET,
    'backup.remove': NOT_YET,
    'backup.compare': NOT_YET,
    'backup.changes': NOT_YET,
    'backup.restore-evidence': NOT_YET,
    'backup.recovery-point': NOT_YET,
    'backup.look': NOT_YET,
    'backup.adopt': NOT_YET,
    'move.write': NOT_YET,
    'move.look': NOT_YET,
    'move.take': NOT_YET,
  };
}
