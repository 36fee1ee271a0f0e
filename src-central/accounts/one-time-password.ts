import { createHash } from 'node:crypto';

/** No letters or digits that look like another when they are copied from a mail: no 0, O, 1, I, L, U, V. */
const LETTERS = 'ABCDEFGHJKMNPQRSTWXYZ23456789';
const GROUPS = 5;
const GROUP = 4;

/** How long a one-time password from a mail can be used. */
export const ONE_TIME_DAYS = 14;

/** Twenty letters in groups of four, about 97 bits: too many to guess, so a plain hash of it is enough. */
export function makeOneTimePassword(randomBytes: (count: number) => Uint8Array): string {
  const letters: string[] = [];
  while (letters.length < GROUPS * GROUP) {
    for (const byte of randomBytes(GROUPS * GROUP)) {
      // Bytes at the top are passed over, so that each letter is as likely as any other.
      if (byte < LETTERS.length * 8 && letters.length < GROUPS * GROUP) letters.push(LETTERS[byte % LETTERS.length] ?? '');
    }
  }
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** What is stored of it. Spaces, dashes and small letters make no difference; null where it cannot be one at all. */
export function hashOneTimePassword(typed: string): string | null {
  const letters = typed.replace(/[\s\p{Cf}\p{Pd}]/gu, '').toUpperCase();
  if (letters.length !== GROUPS * GROUP) return null;
  return createHash('sha256').update(`one-time password|${letters}`).digest('hex');
}
