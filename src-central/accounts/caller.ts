import type { FastifyRequest } from 'fastify';
import type { SessionId, UserId } from '../../src-shared/contract/central/accounts/fields.ts';
import type { OrganisationId } from '../../src-shared/contract/central/identifiers.ts';
import type { AccountRole } from '../../src-shared/contract/central/roles.ts';
import type { ServiceParts } from '../app.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { readAccessToken } from './access-token.ts';
import { accountKeys } from './account-keys.ts';

/** Who sent a request, as the database has it at this moment. */
export interface Caller {
  readonly organisation: OrganisationId;
  readonly account: UserId;
  readonly signIn: SessionId;
  /** The computer, which the service stores beside the author that a change claims. */
  readonly device: string;
  readonly role: AccountRole;
  /** Forename and surname. */
  readonly name: string;
}

/** The live sign-in behind a request's access token; null where there is none, whatever the reason. */
export async function findCaller(request: FastifyRequest, parts: ServiceParts): Promise<Caller | null> {
  const token = /^Bearer ([\w.-]{1,2000})$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return null;
  const keys = await accountKeys(parts.database, parts.randomBytes);
  const claims = await readAccessToken(token, keys.access, parts.now());
  return claims === null ? null : readLive(parts.database, claims.org, claims.sid, parts.now());
}

/**
 * Looks again inside a transaction and holds the account and the sign-in as they are until it ends: whoever is removed meanwhile
 * is removed before this, and it answers false, or after it. For what must not be done by somebody who was just removed.
 */
export async function isStillSignedIn(transaction: DatabaseTransaction, caller: Caller, now: number): Promise<boolean> {
  const rows = ofOrganisation(transaction, caller.organisation);
  const account = await rows
    .selectFrom('account')
    .select(['role', 'removed_at'])
    .where('account.id', '=', caller.account)
    .forShare()
    .executeTakeFirst();
  const signIn = await rows
    .selectFrom('sign_in')
    .select('id')
    .where('sign_in.id', '=', caller.signIn)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .forShare()
    .executeTakeFirst();
  return account?.removed_at === null && account.role === caller.role && signIn !== undefined;
}

async function readLive(
  database: Database,
  organisation: OrganisationId,
  signIn: SessionId,
  now: number,
): Promise<Caller | null> {
  const row = await ofOrganisation(database, organisation)
    .selectFrom('sign_in')
    .innerJoin('account', (join) =>
      join.onRef('account.organisation', '=', 'sign_in.organisation').onRef('account.id', '=', 'sign_in.account'),
    )
    .select(['sign_in.id', 'sign_in.device', 'account.id as account', 'account.role', 'account.forename', 'account.surname'])
    .where('sign_in.id', '=', signIn)
    .where('sign_in.ended_at', 'is', null)
    .where('sign_in.ends_at', '>', now)
    .where('account.removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  return {
    organisation,
    account: row.account,
    signIn: row.id,
    device: row.device,
    role: row.role,
    name: `${row.forename} ${row.surname}`,
  };
}
