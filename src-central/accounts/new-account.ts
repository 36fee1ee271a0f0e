import type { UserId } from '../../src-shared/contract/central/accounts/fields.ts';
import type { AccountRole } from '../../src-shared/contract/central/roles.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { oneTimePasswordMail, userNameMail } from './mails.ts';
import { hashOneTimePassword, makeOneTimePassword, ONE_TIME_DAYS } from './one-time-password.ts';
import { type MailParts, postMail } from './post-mail.ts';
import { userNameFor } from './user-name.ts';
import type { AccountRow, OrganisationRow } from './views.ts';

interface NewAccount {
  readonly id: UserId;
  readonly forename: string;
  readonly surname: string;
  readonly email: string;
  readonly telephone: string;
  readonly role: AccountRole;
  /** Of what was sent, by which the same request is known again. */
  readonly hash: string;
}

/**
 * Adds an account and sends its details. The organisation's row is held by the transaction: it is new, or was locked, so that no two
 * accounts get the same user name.
 */
export async function addAccount(
  transaction: DatabaseTransaction,
  parts: MailParts,
  organisation: OrganisationRow,
  added: NewAccount,
): Promise<AccountRow> {
  const rows = ofOrganisation(transaction, organisation.id);
  const names = await rows.selectFrom('account').select('user_name').execute();
  const taken = new Set(names.map(({ user_name }) => user_name));
  const { id, forename, surname, email, telephone, role, hash } = added;
  const account = await rows
    .insertInto('account', [
      {
        id,
        user_name: userNameFor(forename, surname, (name) => taken.has(name)),
        forename,
        surname,
        email,
        telephone,
        role,
        password_hash: null,
        one_time_hash: null,
        one_time_ends_at: null,
        added_hash: hash,
        added_at: parts.now(),
        removed_at: null,
      },
    ])
    .returningAll()
    .executeTakeFirstOrThrow();
  await sendDetails(transaction, parts, organisation, account);
  return account;
}

/** Two mails: organisation code and user name, and a new one-time password. A password that the account has goes on working until then. */
export async function sendDetails(
  transaction: DatabaseTransaction,
  parts: MailParts,
  organisation: OrganisationRow,
  account: AccountRow,
): Promise<void> {
  const password = makeOneTimePassword(parts.randomBytes);
  await ofOrganisation(transaction, organisation.id)
    .update('account')
    .set({ one_time_hash: hashOneTimePassword(password), one_time_ends_at: parts.now() + ONE_TIME_DAYS * 86_400_000 })
    .where('account.id', '=', account.id)
    .execute();
  const named = { name: organisation.name, odsCode: organisation.ods_code };
  await postMail(transaction, parts, account.email, userNameMail(parts.operator, account, named, account.user_name));
  await postMail(transaction, parts, account.email, oneTimePasswordMail(parts.operator, account, password));
}
