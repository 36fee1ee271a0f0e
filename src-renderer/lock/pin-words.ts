import type { PinVerdict } from '../../src-shared/contract/lock.ts';
import { pin } from '../../src-shared/contract/lock.ts';
import { count } from '../parts/words.ts';

/** Why what was typed can be no PIN, or null when it can. */
export function whyNoPin(typed: string): string | null {
  if (typed === '') return 'Enter the PIN.';
  return pin.safeParse(typed).success ? null : 'A PIN has 4 to 12 digits, and nothing else.';
}

/** Why a new PIN is not taken, or null when it is. */
export function whyNotNew(typed: string, again: string): string | null {
  const problem = whyNoPin(typed);
  if (problem !== null) return typed === '' ? 'Enter the new PIN.' : problem;
  if (/^(\d)\1*$/.test(typed)) return 'Choose a PIN with more than one digit in it: this is the first one that others try.';
  return typed === again ? null : 'The two are not the same. Enter the new PIN twice.';
}

/** What came of a try that was not right. */
export function notRight(verdict: Exclude<PinVerdict, { kind: 'right' }>, name: string): string {
  const wait = verdict.waitSeconds > 0 ? ` Try again in ${count(verdict.waitSeconds, 'second')}.` : ' Try again.';
  return verdict.kind === 'wrong'
    ? `This is not the PIN of ${name}.${wait}`
    : `After several wrong tries the next one has to wait, so this one was not looked at.${wait}`;
}
