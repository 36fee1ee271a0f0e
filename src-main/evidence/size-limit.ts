import { sizeInWords } from '../../src-shared/size-in-words.ts';
import { BridgeRefused } from '../bridge/refuse.ts';

const BYTES_IN_MB = 1024 * 1024;

/** Refuses what is empty or larger than the settings of this computer allow, before a byte of it is copied. */
export function checkSize(name: string, size: number, largestMb: number): void {
  if (size === 0)
    throw new BridgeRefused('does not fit', `${name} is empty (0 bytes), so it proves nothing. It was not attached.`);
  if (size > largestMb * BYTES_IN_MB)
    throw new BridgeRefused(
      'too large',
      `${name} has ${sizeInWords(size)}. The largest file that can be attached is ${sizeInWords(largestMb * BYTES_IN_MB)}; you can change that in Settings. It was not attached. Where it lies can be recorded instead.`,
    );
}
