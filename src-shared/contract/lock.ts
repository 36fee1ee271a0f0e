import { z } from 'zod';
import { personId } from '../assessment/identifiers.ts';

/** What the PIN lock says over the bridge. A PIN goes to main and never comes back. */

/** Four to twelve digits. */
export const pin = z.string().regex(/^\d{4,12}$/, 'a PIN has 4 to 12 digits');

/** A PIN that was typed, and whose it is said to be. */
export const givenPin = z.strictObject({ person: personId, pin });
export type GivenPin = z.infer<typeof givenPin>;

export const pinVerdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('right') }),
  /** Wrong; the next try counts only when this many seconds have passed. */
  z.strictObject({ kind: z.literal('wrong'), waitSeconds: z.int().min(0) }),
  /** Not looked at: after several wrong tries the next one has to wait. */
  z.strictObject({ kind: z.literal('too soon'), waitSeconds: z.int().min(1) }),
]);
export type PinVerdict = z.infer<typeof pinVerdict>;
