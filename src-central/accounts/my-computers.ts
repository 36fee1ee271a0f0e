import type { z } from 'zod';
import type { SessionId } from '../../src-shared/contract/central/accounts/fields.ts';
import type { signedInComputer } from '../../src-shared/contract/central/accounts/my-account.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import type { Caller } from './caller.ts';
import { endSignIns } from './sign-ins.ts';
import { timeView } from './views.ts';

/** The computers on which somebody is signed in, the one seen last first. */
export async function listComputers(parts: AccountParts, caller: Caller): Promise<z.output<typeof signedInComputer>[]> {
  const rows = await ofOrganisation(parts.database, caller.organisation)
    .selectFrom('sign_in')
    .selectAll('sign_in')
    .where('account', '=', caller.account)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', parts.now())
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    session: row.id,
    device: row.device,
    name: row.device_name,
    signedInAt: timeView(row.begun_at),
    lastSeenAt: timeView(row.seen_at),
    thisOne: row.id === caller.signIn,
  }));
}

/** Ends one of the caller's own sign-ins. Refuses with `not-found` what is not theirs or has ended. */
export async function endComputer(parts: AccountParts, caller: Caller, session: SessionId): Promise<void> {
  const which = { organisation: caller.organisation, account: caller.account, only: session };
  const ended = await endSignIns(parts.database, which, 'signed out', parts.now());
  if (ended === 0) throw new Refused('not-found');
}
