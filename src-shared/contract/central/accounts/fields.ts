import { z } from 'zod';
import { deviceId } from '../../../assessment/identifiers.ts';
import { organisationTypeId } from '../../../catalogue/requirement-set.ts';
import { organisationId } from '../identifiers.ts';
import { accountRole } from '../roles.ts';

/** What accounts are made of, as it crosses the network. */

export const userId = z.uuid().brand('UserId');
export type UserId = z.infer<typeof userId>;

/** One computer of one user, from a sign-in until it ends. */
export const sessionId = z.uuid().brand('SessionId');
export type SessionId = z.infer<typeof sessionId>;

/** One line, without signs that nobody sees. */
export function line(longest: number) {
  return z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has a line break or another unseen sign');
}

/** What somebody writes at more length. No database keeps the sign with the number 0, nor half a sign. */
export function severalLines(longest: number) {
  return z
    .string()
    .trim()
    .max(longest)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\r\n])*$/u, 'has an unseen sign');
}

export const odsCode = z
  .string()
  .regex(/^\s*[A-Za-z0-9]{1,9}\s*$/, 'An organisation code has 1 to 9 letters and digits.')
  .trim()
  .toUpperCase();

export const emailAddress = z.string().trim().max(254).pipe(z.email());

/** A person’s name, which stands in mails: nothing in it can be taken for an address to go to. */
const personName = line(100)
  .min(1)
  .regex(/^[^/:@<>]*$/, 'has a sign that no name has');

/** The name, the mail address and the telephone of somebody with an account. */
export const personFields = {
  forename: personName,
  surname: personName,
  email: emailAddress,
  telephone: line(40),
} as const;

export const organisationFields = {
  name: line(200).min(1),
  type: organisationTypeId,
  town: line(100),
  postcode: line(10),
  region: line(100),
  commissioner: line(200),
} as const;

/** `provisional`: works, but cannot publish until somebody who may has confirmed it. */
export const organisationStanding = z.enum(['provisional', 'confirmed']);

/** Typed by a person: what is far too long is refused before any work is done on it. */
export const typedPassword = z.string().min(1).max(400);

/** 256 random bits, made and kept by the computer before it asks, so that a lost answer can be asked for again. */
export const tokenSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'not 256 bits in base64url');

/** The computer that signs in, as it is listed for the person. */
export const computer = z.strictObject({ device: deviceId, name: line(100).min(1) });

export const user = z.strictObject({
  id: userId,
  userName: z.string(),
  ...personFields,
  role: accountRole,
  /** Whether the one-time password is still to be changed: nobody has signed in with this account yet. */
  waiting: z.boolean(),
});
export type User = z.infer<typeof user>;

export const organisationAccount = z.strictObject({
  id: organisationId,
  odsCode: z.string(),
  ...organisationFields,
  standing: organisationStanding,
});
export type OrganisationAccount = z.infer<typeof organisationAccount>;

/** What a computer holds after signing in or renewing. */
export const signedIn = z.strictObject({
  session: sessionId,
  accessToken: z.string(),
  accessTokenEnds: z.iso.datetime(),
  refreshToken: z.string(),
  organisation: organisationAccount,
  me: user,
});
export type SignedIn = z.infer<typeof signedIn>;

export const done = z.strictObject({ done: z.literal(true) });
