import type { SessionId, SignedIn } from '../../src-shared/contract/central/accounts/fields.ts';
import { makeAccessToken } from './access-token.ts';
import { accountKeys } from './account-keys.ts';
import type { AccountParts } from './account-parts.ts';
import { writeRefreshToken } from './refresh-token.ts';
import { type AccountRow, type OrganisationRow, organisationView, timeView, userView } from './views.ts';

interface SignInHeld {
  readonly id: SessionId;
  readonly generation: number;
  /** What the computer made. */
  readonly secret: string;
}

/** What a computer is given after signing in or renewing: made from what is stored, so a repeated request gets the same. */
export async function signInAnswer(
  parts: AccountParts,
  organisation: OrganisationRow,
  account: AccountRow,
  held: SignInHeld,
): Promise<SignedIn> {
  const keys = await accountKeys(parts.database, parts.randomBytes);
  const access = await makeAccessToken({ org: organisation.id, sid: held.id }, keys.access, parts.now());
  const refresh = { organisation: organisation.id, session: held.id, generation: held.generation, secret: held.secret };
  return {
    session: held.id,
    accessToken: access.token,
    accessTokenEnds: timeView(access.ends),
    refreshToken: writeRefreshToken(refresh, keys.refresh),
    organisation: organisationView(organisation),
    me: userView(account),
  };
}
