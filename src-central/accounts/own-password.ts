import { plainPassword } from '../../src-shared/contract/central/password-rules.ts';
import type { RefusalCode } from '../../src-shared/contract/central/refusals.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import { claimTry, forgetTries, triesKey, undoTry } from './tries.ts';

/** Seconds after which the queue has emptied. */
const BUSY_SECONDS = 3;

/**
 * Does something that a right password allows. The try is counted before any work is done and forgotten when the password was
 * right; `wrong` leaves it counted and refuses.
 *
 * @param of organisation code and user name as they were typed, whether they exist or not; and the computer, where it is counted by itself
 */
export async function forPassword<Value>(
  parts: AccountParts,
  of: readonly string[],
  work: (wrong: (code: RefusalCode) => never) => Promise<Value>,
): Promise<Value> {
  const key = triesKey(['password', ...of]);
  const wait = await claimTry(parts.database, key, parts.now());
  if (wait !== null) throw new Refused('too-many-tries', { retryAfter: wait });
  let isWrong = false;
  const wrong = (code: RefusalCode): never => {
    isWrong = true;
    throw new Refused(code);
  };
  try {
    const value = await work(wrong);
    await forgetTries(parts.database, key);
    return value;
  } catch (error) {
    if (!isWrong) await undoTry(parts.database, key, parts.now());
    throw error;
  }
}

/** Whether the password is the one that the stored form was made of; false for null, after the same work. */
export async function isRight(parts: AccountParts, stored: string | null, typed: string): Promise<boolean> {
  const answer = await parts.passwords.verify(stored, plainPassword(typed));
  if (!answer.ok) throw new Refused('busy', { retryAfter: BUSY_SECONDS });
  return answer.value;
}

export async function hashInQueue(parts: AccountParts, password: string): Promise<string> {
  const answer = await parts.passwords.hash(password);
  if (!answer.ok) throw new Refused('busy', { retryAfter: BUSY_SECONDS });
  return answer.value;
}
