import { z } from 'zod';
import { evidenceHash } from '../assessment/identifiers.ts';
import { calendarDay } from '../assessment/toolkit-year.ts';

/** Longer names and roles are typed by nobody; a receipt must stay short enough to print. */
const shortText = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => text.isWellFormed() && !text.includes('\u0000'));

/** Which statement was accepted: a later version never changes what an earlier one said, and the hash holds it to that. */
export const statementNamed = z.strictObject({
  version: z.int().min(1).max(9_999),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type StatementNamed = z.infer<typeof statementNamed>;

const who = {
  /** Who accepts: the person who was at the computer, or whose signature is on the paper. */
  name: shortText,
  /** In which role, in their own words: `Partner`, `Superintendent pharmacist`. */
  role: shortText,
  /** For whom, as in “I am authorised to accept this for Riverside Surgery”. */
  organisation: shortText,
};

/** How a statement was accepted. What `accept` records and what a receipt repeats. */
export const acceptanceSaid = z.discriminatedUnion('way', [
  /** At this computer, with the words “I am authorised to accept this for {organisation}”. */
  z.strictObject({ way: z.literal('on-this-computer'), ...who }),
  /** On paper: the day beside the signature, and the SHA-256 of the scan that is kept as evidence; null where there is only the paper. */
  z.strictObject({ way: z.literal('on-paper'), ...who, signed: calendarDay, scan: evidenceHash.nullable() }),
]);
export type AcceptanceSaid = z.infer<typeof acceptanceSaid>;

/** What a person declares by accepting at the computer. */
export function authorityInWords(organisation: string): string {
  return `I am authorised to accept this for ${organisation}.`;
}
