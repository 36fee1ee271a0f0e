import { z } from 'zod';
import type { DeviceId } from './identifiers.ts';

/**
 * Hybrid logical clock stamps (DESIGN 4.1): an order, never shown as a time.
 *
 * `001795334050123-00000-a1b2c3d4e5f60718`: milliseconds, a counter, the device; fixed width, so that the order of the
 * texts is the order of the stamps.
 */
export const stamp = z
  .string()
  .regex(/^\d{15}-\d{5}-[0-9a-f]{16}$/, 'not a stamp')
  // Compared as the texts they are: every change that is read has one.
  .refine((text) => text < FIRST_TOO_LATE, 'a stamp past the year 2100: nothing could overtake it')
  .brand('Stamp');
export type Stamp = z.infer<typeof stamp>;

const LAST_MILLISECOND = Date.UTC(2100, 0, 1);
const FIRST_TOO_LATE = String(LAST_MILLISECOND).padStart(15, '0');
const LAST_COUNTER = 99_999;

/**
 * The stamp for the next change on this computer. It is later than `seen`, however wrong the computer's clock is: whoever
 * edits later with knowledge wins.
 *
 * @param seen the latest stamp this computer has made or received, or null
 * @param wall the computer's time in milliseconds; ignored when it lies past 2100 or before 1970
 */
export function nextStamp(seen: Stamp | null, wall: number, device: DeviceId): Stamp {
  const now = Number.isSafeInteger(wall) && wall >= 0 && wall < LAST_MILLISECOND ? wall : 0;
  const seenMilliseconds = seen === null ? -1 : Number(seen.slice(0, 15));
  if (now > seenMilliseconds) return format(now, 0, device);
  const counter = Number(seen?.slice(16, 21)) + 1;
  return counter > LAST_COUNTER ? format(seenMilliseconds + 1, 0, device) : format(seenMilliseconds, counter, device);
}

/**
 * The computer's time, brought into the years that a date can be written in (1970 to 9999). A clock that is wrong beyond
 * them must not stop anybody from recording an answer.
 */
export function writableTime(wall: Date): Date {
  return new Date(Math.min(Math.max(wall.getTime(), 0), Date.UTC(9999, 11, 31)));
}

/** The later of two stamps. */
export function laterStamp(a: Stamp | null, b: Stamp | null): Stamp | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** How far the stamp's clock ran ahead of `wall`, in milliseconds; flagged when large, never refused. */
export function driftAhead(of: Stamp, wall: number): number {
  return Number(of.slice(0, 15)) - wall;
}

function format(milliseconds: number, counter: number, device: DeviceId): Stamp {
  return stamp.parse(`${String(milliseconds).padStart(15, '0')}-${String(counter).padStart(5, '0')}-${device}`);
}
