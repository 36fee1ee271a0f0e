import type { z } from 'zod';
import { type BridgeRefusal, DATA_FORMAT, type refusalCode } from '../../src-shared/contract/bridge.ts';

/** Thrown by a handler to answer a call with a refusal in words. Anything else that is thrown is a bug. */
export class BridgeRefused extends Error {
  readonly refusal: BridgeRefusal;

  constructor(code: z.infer<typeof refusalCode>, words: string) {
    super(words);
    this.name = 'BridgeRefused';
    this.refusal = { code, words };
  }
}

/** Data of a format that this version does not know: refused, never opened and never wiped. */
export function refusedAsNewer(format: number): BridgeRefused {
  return new BridgeRefused(
    'newer data',
    `These data were written by a newer version of the app (data format ${format}, this version knows ${DATA_FORMAT}). Nothing was touched. Install the newer version to go on.`,
  );
}

const THEN = 'If it does not mend by itself, ask your IT support to look at the disk.';

/** A file system error in words that say what is safe and what to do next. */
export function refusedByDisk(error: unknown, doing: string): BridgeRefused {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new BridgeRefused(
      'disk full',
      `The disk is full, so we could not ${doing}. What was saved before is safe. Free some space to go on.`,
    );
  if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY' || code === 'EROFS')
    return new BridgeRefused(
      'cannot write',
      `We may not ${doing}: the folder or file is locked or read-only (${code}). Close other programs that use it, or ask your IT support.`,
    );
  return new BridgeRefused('cannot write', `We could not ${doing} (${code}). What was saved before is safe. ${THEN}`);
}
