import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { DocumentId } from '../assessment/document.ts';

/** So that the same digits give another hash anywhere else. */
const DOMAIN = 'igt-desktop not a patient';
const DIGITS = 16;

/**
 * The last part of the field `answers/<requirement>/not-a-patient/<digest>`, in which a person records that a number is no
 * patient's. It keeps the number from being repeated in the log and in exported files. It is no secret: whoever has the
 * digest can try all numbers.
 *
 * @param document the assessment, so that a decision counts for one year and one organisation type only
 * @param digits the ten digits, without blanks
 * @returns 16 hexadecimal digits
 */
export function notAPatientDigest(document: DocumentId, requirement: string, digits: string): string {
  return bytesToHex(sha256(utf8ToBytes([DOMAIN, document, requirement, digits].join('\n')))).slice(0, DIGITS);
}
