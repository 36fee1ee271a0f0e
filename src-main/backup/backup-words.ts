import { BridgeRefused } from '../bridge/refuse.ts';
import { BackupDamaged } from './backup-damaged.ts';

const STAND = 'Earlier backups stand, and your answers are safe on this computer.';

/** Why a backup was not made, in words for the person. What nobody has foreseen is thrown on. */
export function failureInWords(error: unknown, where: string): string {
  if (error instanceof BridgeRefused) return error.refusal.words;
  if (error instanceof BackupDamaged)
    return `${error.message} So this backup does not count. ${STAND} Try again; if that does not help, the drive with ${where} may be failing: use another one.`;
  if (error instanceof DOMException && error.name === 'AbortError')
    return `The app was closed before the backup was whole. ${STAND} The next one goes on with what was copied.`;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `There is no room left on the drive with ${where}, so no backup was made. ${STAND} Free some space there, or choose another folder.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
      return `We may not write to ${where} (${code}), so no backup was made. ${STAND} Close other programs that use it, or choose another folder.`;
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENOTCONN':
    case 'EHOSTDOWN':
    case 'ETIMEDOUT':
      return `The folder ${where} went away while the backup was made (${code}). ${STAND} Connect the drive again. We try again by ourselves.`;
    default:
      return `The drive with ${where} gave an error (${code}), so no backup was made. ${STAND} Try again; if that does not help, use another drive.`;
  }
}
