import type { FastifyRequest } from 'fastify';
import { inTransaction } from '../database/database.ts';
import { acrossOrganisations } from '../database/of-organisation.ts';
import type { AccountParts } from './account-parts.ts';
import { limitAddress, limitSubject } from './limits.ts';
import { sendDetails } from './new-account.ts';
import { findOrganisation } from './organisations.ts';
import type { AccountRow } from './views.ts';

/** More accounts than this with one address get no mails: somebody in the organisation can see to it. */
const MOST_ACCOUNTS = 5;

/** Sends their details to the accounts of an organisation that have this address. Nobody can tell from the answer whether there are any. */
export async function sendForgotten(
  parts: AccountParts,
  request: FastifyRequest,
  asked: { readonly organisationCode: string; readonly email: string },
): Promise<void> {
  const code = asked.organisationCode.trim().toUpperCase();
  const email = asked.email.trim().toLowerCase();
  await limitAddress(parts, request, 'forgotten details');
  await limitSubject(parts, 'forgotten details', [code, email]);
  await inTransaction(parts.database, async (transaction) => {
    const accounts: AccountRow[] = await acrossOrganisations(transaction, 'whoever forgot the details names the organisation')
      .selectFrom('organisation')
      .innerJoin('account', 'account.organisation', 'organisation.id')
      .selectAll('account')
      .where('organisation.ods_code', '=', code)
      .where((where) => where(where.fn<string>('lower', ['account.email']), '=', email))
      .where('account.removed_at', 'is', null)
      .limit(MOST_ACCOUNTS)
      .execute();
    for (const account of accounts) {
      const organisation = await findOrganisation(transaction, account.organisation);
      if (organisation) await sendDetails(transaction, parts, organisation, account);
    }
  });
}
