import { type FreeBytes, spaceStanding } from '../../src-shared/contract/disk-space.ts';
import { sizeInWords } from '../../src-shared/size-in-words.ts';
import { BridgeRefused } from '../bridge/refuse.ts';

const BYTES_IN_MB = 1024 * 1024;

/** How large a file may be that is taken now. */
export interface SizeLimits {
  /** By the settings of this computer. */
  readonly largestMb: number;
  /** On the disk of the data folder. */
  readonly free: FreeBytes;
}

/**
 * Refuses what is empty, larger than the settings allow, or so large that the disk would have too little room left to go on
 * editing; before a byte of it is copied.
 */
export function checkSize(name: string, size: number, { largestMb, free }: SizeLimits): void {
  if (size === 0)
    throw new BridgeRefused('does not fit', `${name} is empty (0 bytes), so it proves nothing. It was not attached.`);
  if (size > largestMb * BYTES_IN_MB)
    throw new BridgeRefused(
      'too large',
      `${name} has ${sizeInWords(size)}. The largest file that can be attached is ${sizeInWords(largestMb * BYTES_IN_MB)}; you can change that in Settings. It was not attached. Where it lies can be recorded instead.`,
    );
  if (free !== null && spaceStanding(Math.max(0, free - size), 'enough') === 'too little')
    throw new BridgeRefused(
      'disk full',
      `There is too little room for ${name}: it has ${sizeInWords(size)}, and the disk has ${sizeInWords(free)} left, some of which the app needs for your answers. It was not attached. Free some space, then attach it again.`,
    );
}
