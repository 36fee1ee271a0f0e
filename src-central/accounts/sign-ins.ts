import { newId } from '../../src-shared/assessment/new-id.ts';
import { type SessionId, sessionId, type UserId } from '../../src-shared/contract/central/accounts/fields.ts';
import type { OrganisationId } from '../../src-shared/contract/central/identifiers.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { storedForm } from './refresh-token.ts';

/** A computer that is not used for so long has to sign in again. Every renewal begins this anew. */
export const SIGN_IN_DAYS = 90;

type EndedBecause =
  | 'signed in again'
  | 'signed out'
  | 'signed out everywhere'
  | 'password changed'
  | 'token reused'
  | 'removed'
  | 'ended by an administrator';

interface NewSignIn {
  readonly organisation: OrganisationId;
  readonly account: UserId;
  readonly computer: { readonly device: string; readonly name: string };
  readonly secret: string;
}

/** Begins a sign-in; one that the same account had on the same computer ends. The account's row is held by the transaction. */
export async function beginSignIn(transaction: DatabaseTransaction, begun: NewSignIn, now: number): Promise<SessionId> {
  const rows = ofOrganisation(transaction, begun.organisation);
  await rows
    .update('sign_in')
    .set({ ended_at: now, ended_because: 'signed in again' satisfies EndedBecause })
    .where('account', '=', begun.account)
    .where('device', '=', begun.computer.device)
    .where('ended_at', 'is', null)
    .execute();
  const id = sessionId.parse(newId());
  const stored = storedForm({ generation: 1, secret: begun.secret });
  await rows
    .insertInto('sign_in', [
      {
        id,
        account: begun.account,
        device: begun.computer.device,
        device_name: begun.computer.name,
        generation: stored.generation,
        token_hash: stored.hash,
        begun_at: now,
        seen_at: now,
        ends_at: now + SIGN_IN_DAYS * 86_400_000,
        ended_at: null,
        ended_because: null,
      },
    ])
    .execute();
  return id;
}

interface SignInsToEnd {
  readonly organisation: OrganisationId;
  readonly account: UserId;
  /** All of the account's, where it is not given. */
  readonly only?: SessionId;
  readonly except?: SessionId;
}

/** Ends sign-ins of one account: the next request of each is refused. */
export async function endSignIns(database: Database, which: SignInsToEnd, because: EndedBecause, now: number): Promise<number> {
  let query = ofOrganisation(database, which.organisation)
    .update('sign_in')
    .set({ ended_at: now, ended_because: because })
    .where('account', '=', which.account)
    .where('ended_at', 'is', null);
  if (which.only !== undefined) query = query.where('sign_in.id', '=', which.only);
  if (which.except !== undefined) query = query.where('sign_in.id', '!=', which.except);
  const ended = await query.executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
