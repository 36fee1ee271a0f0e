import type { z } from 'zod';
import type { changeMe, readMe } from '../../src-shared/contract/central/accounts/my-account.ts';
import { checkPassword } from '../../src-shared/contract/central/password-rules.ts';
import { type Database, inTransaction } from '../database/database.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import { type Caller, isStillSignedIn } from './caller.ts';
import { addressChangedMail, passwordChangedMail } from './mails.ts';
import { findOrganisation } from './organisations.ts';
import { forPassword, hashInQueue, isRight } from './own-password.ts';
import { postMail } from './post-mail.ts';
import { isSameAddress } from './register.ts';
import { endSignIns } from './sign-ins.ts';
import { type AccountRow, type OrganisationRow, organisationView, userView } from './views.ts';

type Account = z.output<typeof readMe.output>;

export async function readMyAccount(parts: AccountParts, caller: Caller): Promise<Account> {
  const { account, organisation } = await readOwn(parts.database, caller);
  return { organisation: organisationView(organisation), me: userView(account) };
}

/** Changes details. Another address could be used to take the account over, so it needs the password, and the old address is told. */
export async function changeMyDetails(
  parts: AccountParts,
  caller: Caller,
  body: z.output<typeof changeMe.body>,
): Promise<Account> {
  const { account, organisation } = await readOwn(parts.database, caller);
  const { password, ...person } = body;
  const movesAddress = !isSameAddress(account.email, person.email);
  if (movesAddress) await provePassword(parts, organisation, account, password ?? '');
  const changed = await inTransaction(parts.database, async (transaction) => {
    if (!(await isStillSignedIn(transaction, caller, parts.now()))) throw new Refused('sign-in-needed');
    if (movesAddress) await postMail(transaction, parts, account.email, addressChangedMail(parts.operator, account));
    return ofOrganisation(transaction, caller.organisation)
      .update('account')
      .set(person)
      .where('account.id', '=', caller.account)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  return { organisation: organisationView(organisation), me: userView(changed) };
}

/** Changes the password, ends the sign-ins on other computers and tells the account's address. */
export async function changeMyPassword(
  parts: AccountParts,
  caller: Caller,
  body: { readonly password: string; readonly newPassword: string },
): Promise<void> {
  const { account, organisation } = await readOwn(parts.database, caller);
  await provePassword(parts, organisation, account, body.password);
  const checked = checkPassword(body.newPassword, {
    userName: account.user_name,
    organisationCode: organisation.ods_code,
    organisationName: organisation.name,
    email: account.email,
  });
  if (!checked.ok) throw new Refused('password-refused', { words: checked.refusal });
  const hash = await hashInQueue(parts, checked.value);
  await inTransaction(parts.database, async (transaction) => {
    if (!(await isStillSignedIn(transaction, caller, parts.now()))) throw new Refused('sign-in-needed');
    await ofOrganisation(transaction, caller.organisation)
      .update('account')
      .set({ password_hash: hash, one_time_hash: null, one_time_ends_at: null })
      .where('account.id', '=', caller.account)
      .execute();
    const others = { organisation: caller.organisation, account: caller.account, except: caller.signIn };
    await endSignIns(transaction, others, 'password changed', parts.now());
    await postMail(transaction, parts, account.email, passwordChangedMail(parts.operator, account));
  });
}

async function provePassword(
  parts: AccountParts,
  organisation: OrganisationRow,
  account: AccountRow,
  password: string,
): Promise<void> {
  await forPassword(parts, [organisation.ods_code, account.user_name], async (wrong) => {
    if (!(await isRight(parts, account.password_hash, password))) wrong('wrong-password');
  });
}

async function readOwn(database: Database, caller: Caller): Promise<{ account: AccountRow; organisation: OrganisationRow }> {
  const account = await ofOrganisation(database, caller.organisation)
    .selectFrom('account')
    .selectAll('account')
    .where('account.id', '=', caller.account)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  const organisation = await findOrganisation(database, caller.organisation);
  if (account === undefined || organisation === undefined) throw new Refused('sign-in-needed');
  return { account, organisation };
}
