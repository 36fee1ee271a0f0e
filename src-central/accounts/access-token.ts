import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { sessionId } from '../../src-shared/contract/central/accounts/fields.ts';
import { organisationId } from '../../src-shared/contract/central/identifiers.ts';

/** Whose request it is: the sign-in that the token was made for. Role and standing are asked of the database each time. */
const claims = z.object({ org: organisationId, sid: sessionId });
type Claims = z.infer<typeof claims>;

export const ACCESS_MINUTES = 10;
const ISSUER = 'igt-central';

/** @param now milliseconds since 1970 */
export async function makeAccessToken(of: Claims, key: Uint8Array, now: number): Promise<{ token: string; ends: number }> {
  const begins = Math.floor(now / 1_000);
  const ends = begins + ACCESS_MINUTES * 60;
  const token = await new SignJWT({ org: of.org, sid: of.sid })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setIssuedAt(begins)
    .setExpirationTime(ends)
    .sign(key);
  return { token, ends: ends * 1_000 };
}

/** The claims of a token that is ours and has not run out; null for anything else. */
export async function readAccessToken(token: string, key: Uint8Array, now: number): Promise<Claims | null> {
  try {
    const verified = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      typ: 'at+jwt',
      issuer: ISSUER,
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    });
    const read = claims.safeParse(verified.payload);
    return read.success ? read.data : null;
  } catch {
    // Malformed, signed with another key, or run out: all the same to whoever sent it.
    return null;
  }
}
