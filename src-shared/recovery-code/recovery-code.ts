import { accepted, type Result, refused } from '../result.ts';
import { checksum } from './checksum.ts';

/** Crockford's base 32: no I, L, O or U, which are misread or spell words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** A recovery code holds 128 random bits. */
export const RECOVERY_CODE_BYTES = 16;
const DATA_CHARACTERS = 26;
const GROUP = 4;
export const RECOVERY_CODE_GROUPS = 7;
const CHARACTERS = GROUP * RECOVERY_CODE_GROUPS;

/** The code in the groups in which it is shown, printed and typed: 26 characters that carry it and 2 that check it. */
export function recoveryCodeGroups(secret: Uint8Array): string[] {
  if (secret.length !== RECOVERY_CODE_BYTES) throw new Error('a recovery code holds 128 bits');
  const data = Array.from({ length: DATA_CHARACTERS }, (_, place) => fiveBits(secret, place * 5));
  const text = [...data, ...checksum(data)].map((symbol) => ALPHABET.charAt(symbol)).join('');
  return Array.from({ length: RECOVERY_CODE_GROUPS }, (_, group) => text.slice(group * GROUP, (group + 1) * GROUP));
}

/**
 * What a person typed: small letters, blanks and dashes do not matter, and O reads as 0, I and L as 1.
 *
 * @returns the 128 bits, or in words what is mistyped. A code that is well typed may still be that of another workspace
 */
export function readRecoveryCode(typed: string): Result<Uint8Array, string> {
  const text = tidied(typed);
  if (text === '') return refused('Type the recovery code.');
  const stranger = [...text].find((character) => !ALPHABET.includes(character));
  if (stranger !== undefined) return refused(`A recovery code has no “${stranger}” in it. Look at that character again.`);
  if (text.length !== CHARACTERS)
    return refused(
      `A recovery code has ${CHARACTERS} letters and digits, in ${RECOVERY_CODE_GROUPS} groups of ${GROUP}. This has ${text.length}.`,
    );
  const symbols = [...text].map((character) => ALPHABET.indexOf(character));
  const data = symbols.slice(0, DATA_CHARACTERS);
  const [plain, weighted] = checksum(data);
  const secret = new Uint8Array(RECOVERY_CODE_BYTES);
  for (const [place, symbol] of data.entries())
    for (let bit = 0; bit < 5; bit += 1) {
      const at = place * 5 + bit;
      if (symbol & (16 >> bit)) secret[at >> 3] = (secret[at >> 3] ?? 0) | (128 >> (at & 7));
    }
  // The last character carries three bits of the code and two that are nothing.
  const spare = (data.at(-1) ?? 0) & 3;
  if (plain !== symbols[DATA_CHARACTERS] || weighted !== symbols[DATA_CHARACTERS + 1] || spare !== 0)
    return refused('There is a typing mistake in this code: its check characters do not fit. Compare it with the paper.');
  return accepted(secret);
}

/** Whether what was typed is this group, with the same tolerance. */
export function isGroup(typed: string, group: string): boolean {
  return tidied(typed) === group;
}

function tidied(typed: string): string {
  return [...typed.toUpperCase().replace(/[\s\p{Dash}._]/gu, '')].map((character) => READ_AS[character] ?? character).join('');
}

function fiveBits(bytes: Uint8Array, from: number): number {
  let value = 0;
  for (let at = from; at < from + 5; at += 1) value = (value << 1) | (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
  return value;
}
