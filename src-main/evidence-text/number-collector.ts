import { findNhsNumbers } from '../../src-shared/patient-data/nhs-numbers.ts';
import { MOST_NUMBERS } from './limits.ts';

/** What is kept of a text until more of it comes: a number with blanks between its digits and what tells that it is none. */
const OVERLAP = 128;
/** Small pieces are put together first. */
const ENOUGH = 16_384;

export interface NumberCollector {
  /** Adds text behind what was added before, as if it had come in one piece. */
  readonly add: (text: string) => void;
  /** Looks at what is left. Nothing can be added after it. */
  readonly end: () => void;
  /** True when there was a letter or a digit in any of it. */
  readonly sawText: () => boolean;
  /** True when so many were found that looking further says nothing new. */
  readonly full: () => boolean;
}

/**
 * Looks for NHS numbers in a text that comes in pieces, wherever it is cut.
 *
 * @param found is told of each number once, as it was first written
 */
export function numberCollector(found: (asWritten: string) => void): NumberCollector {
  const known = new Set<string>();
  let waiting = '';
  /** Places in the whole text: where `waiting` begins, where the last number ended, up to where everything was looked at. */
  let start = 0;
  let told = 0;
  let looked = 0;
  let sawText = false;

  const look = (isLast: boolean): void => {
    // What comes next may show that a number goes on.
    const until = start + waiting.length - (isLast ? 0 : OVERLAP / 2);
    for (const { asWritten, digits, at } of findNhsNumbers(waiting)) {
      const end = start + at + asWritten.length;
      // Digits at the cut look like a beginning and are none; they were looked at with what came before them.
      if (end <= looked || start + at < told) continue;
      if (end > until) break;
      told = end;
      if (known.has(digits) || known.size === MOST_NUMBERS) continue;
      known.add(digits);
      found(asWritten);
    }
    looked = until;
    const kept = waiting.slice(-OVERLAP);
    start += waiting.length - kept.length;
    waiting = kept;
  };
  return {
    add: (text) => {
      sawText ||= /[\p{L}\p{N}]/u.test(text);
      waiting += text;
      if (waiting.length > ENOUGH) look(false);
    },
    end: () => look(true),
    sawText: () => sawText,
    full: () => known.size === MOST_NUMBERS,
  };
}
