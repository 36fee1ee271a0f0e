import { type EvidenceHash, evidenceHash } from '../../../src-shared/assessment/identifiers.ts';

/** Sixteen letters for the hexadecimal digits: ten digits in a row could be an NHS number, and the app would ask about it. */
const LETTERS = 'abcdefghijklmnop';
const ENDING = '.png';

/** A file's name that says what its bytes are, so that whoever reads it back can tell whether it is whole. */
export function nameOf(hash: EvidenceHash): string {
  return [...hash].map((digit) => LETTERS[Number.parseInt(digit, 16)]).join('') + ENDING;
}

export function hashIn(name: string): EvidenceHash {
  const letters = [...name.slice(0, -ENDING.length)];
  return evidenceHash.parse(letters.map((letter) => LETTERS.indexOf(letter).toString(16)).join(''));
}
