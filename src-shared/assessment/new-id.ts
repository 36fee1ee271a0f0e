import { V7Generator } from 'uuidv7';
import { writableTime } from './clock.ts';

const generator = new V7Generator();

/**
 * A new UUIDv7, whatever the computer's clock shows. The library throws where that is before 1970, as a battery that is empty
 * can make it, and then nothing at all could be recorded.
 */
export function newId(): string {
  return generator.generateOrResetWithTs(writableTime(new Date()).getTime()).toString();
}
