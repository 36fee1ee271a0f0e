import { z } from 'zod';
import { sizeInWords } from '../size-in-words.ts';

/**
 * When a disk is full, a browser can take its database for damaged and reset it, with everything in it. So the app stops
 * accepting edits while there is still room for what is on its way.
 */
const FLOOR = 100 * 1024 * 1024;
/** Above the floor by this much before editing goes on, or it would stop and go on with every file that comes and goes. */
const ROOM_TO_GO_ON = 20 * 1024 * 1024;
/** From here down it is said that the disk is getting full. */
const LITTLE = 500 * 1024 * 1024;

export type SpaceStanding = 'enough' | 'little' | 'too little';

/** Free bytes on the disk of the data folder; null where the system does not say. */
export const freeBytes = z.number().min(0).nullable();
export type FreeBytes = z.infer<typeof freeBytes>;

/** How much room there is. A disk that does not say counts as having enough: a write that fails is noticed all the same. */
export function spaceStanding(free: FreeBytes, before: SpaceStanding): SpaceStanding {
  if (free === null) return 'enough';
  if (free < FLOOR + (before === 'too little' ? ROOM_TO_GO_ON : 0)) return 'too little';
  return free < LITTLE ? 'little' : 'enough';
}

/** Why nothing can be edited, in words. */
export function tooLittleSpaceWords(free: number): string {
  return `The disk is almost full (${sizeInWords(free)} left). Your answers are safe. Free some space to go on editing.`;
}

export function littleSpaceWords(free: number): string {
  return `The disk is getting full: ${sizeInWords(free)} left. Below ${sizeInWords(FLOOR)} the app stops accepting edits, so that nothing is lost.`;
}
