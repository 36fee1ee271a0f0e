import type { z } from 'zod';
import type { User, UserId } from '../../src-shared/contract/central/accounts/fields.ts';
import type { addUser as addUserContract } from '../../src-shared/contract/central/accounts/users.ts';
import { type AccountRole, isAdministrator, rolesOf } from '../../src-shared/contract/central/roles.ts';
import { type DatabaseTransaction, inTransaction } from '../database/database.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import { type Caller, isStillSignedIn } from './caller.ts';
import { contentHash } from './content-hash.ts';
import { limitSubject } from './limits.ts';
import { roleChangedMail } from './mails.ts';
import { addAccount, sendDetails } from './new-account.ts';
import { lockOrganisation } from './organisations.ts';
import { postMail } from './post-mail.ts';
import { endSignIns } from './sign-ins.ts';
import { type AccountRow, type OrganisationRow, userView } from './views.ts';

const MOST_USERS = 500;

/** The accounts of the caller's organisation, by name; removed ones are not among them. */
export async function listUsersOf(parts: AccountParts, caller: Caller): Promise<User[]> {
  const rows = await ofOrganisation(parts.database, caller.organisation)
    .selectFrom('account')
    .selectAll('account')
    .where('removed_at', 'is', null)
    .orderBy('surname')
    .orderBy('forename')
    .orderBy('user_name')
    .execute();
  return rows.map(userView);
}

/** Adds an account and sends its details; the same again gets the same answer. */
export function addUserTo(parts: AccountParts, caller: Caller, body: z.output<typeof addUserContract.body>): Promise<User> {
  const hash = contentHash(body);
  return manage(parts, caller, async (transaction, organisation) => {
    requireRoleHere(organisation, body.role);
    const rows = ofOrganisation(transaction, caller.organisation);
    const before = await rows.selectFrom('account').selectAll('account').where('account.id', '=', body.id).executeTakeFirst();
    if (before) {
      if (before.added_hash !== hash || before.removed_at !== null) throw new Refused('identifier-used');
      return userView(before);
    }
    const { count } = await rows
      .selectFrom('account')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (count >= MOST_USERS) throw new Refused('too-many-users');
    return userView(await addAccount(transaction, parts, organisation, { ...body, hash }));
  });
}

/** Gives an account another role and tells its person. */
export function changeRoleOf(parts: AccountParts, caller: Caller, user: UserId, role: AccountRole): Promise<User> {
  return manage(parts, caller, async (transaction, organisation) => {
    requireRoleHere(organisation, role);
    const account = await findUser(transaction, caller, user);
    if (account.role === role) return userView(account);
    if (isAdministrator(account.role)) await requireAnotherAdministrator(transaction, caller, user);
    const changed = await ofOrganisation(transaction, caller.organisation)
      .update('account')
      .set({ role })
      .where('account.id', '=', user)
      .returningAll()
      .executeTakeFirstOrThrow();
    const named = { name: organisation.name, odsCode: organisation.ods_code };
    await postMail(transaction, parts, account.email, roleChangedMail(parts.operator, account, named, role));
    return userView(changed);
  });
}

/** Removes an account: its sign-ins end, and what is not needed to say who recorded something is forgotten. */
export function removeUserFrom(parts: AccountParts, caller: Caller, user: UserId): Promise<void> {
  return manage(parts, caller, async (transaction) => {
    const account = await findUser(transaction, caller, user);
    if (isAdministrator(account.role)) await requireAnotherAdministrator(transaction, caller, user);
    await ofOrganisation(transaction, caller.organisation)
      .update('account')
      .set({
        removed_at: parts.now(),
        email: '',
        telephone: '',
        password_hash: null,
        one_time_hash: null,
        one_time_ends_at: null,
      })
      .where('account.id', '=', user)
      .execute();
    await endSignIns(transaction, { organisation: caller.organisation, account: user }, 'removed', parts.now());
  });
}

export async function sendDetailsTo(parts: AccountParts, caller: Caller, user: UserId): Promise<void> {
  await manage(parts, caller, async (transaction, organisation) => {
    await sendDetails(transaction, parts, organisation, await findUser(transaction, caller, user));
    await limitSubject({ ...parts, database: transaction }, 'details sent', [caller.organisation, user]);
  });
}

export async function signOutUser(parts: AccountParts, caller: Caller, user: UserId): Promise<void> {
  await manage(parts, caller, async (transaction) => {
    await findUser(transaction, caller, user);
    await endSignIns(transaction, { organisation: caller.organisation, account: user }, 'ended by an administrator', parts.now());
  });
}

/** One administrator's act at a time for an organisation, by one who is still signed in with the role they had. */
function manage<Value>(
  parts: AccountParts,
  caller: Caller,
  work: (transaction: DatabaseTransaction, organisation: OrganisationRow) => Promise<Value>,
): Promise<Value> {
  return inTransaction(parts.database, async (transaction) => {
    const organisation = await lockOrganisation(transaction, caller.organisation);
    if (organisation === undefined || !(await isStillSignedIn(transaction, caller, parts.now())))
      throw new Refused('sign-in-needed');
    return work(transaction, organisation);
  });
}

async function findUser(transaction: DatabaseTransaction, caller: Caller, user: UserId): Promise<AccountRow> {
  const account = await ofOrganisation(transaction, caller.organisation)
    .selectFrom('account')
    .selectAll('account')
    .where('account.id', '=', user)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (account === undefined) throw new Refused('not-found');
  return account;
}

function requireRoleHere(organisation: OrganisationRow, role: AccountRole): void {
  if (!rolesOf(organisation.kind).includes(role)) throw new Refused('role-not-here');
}

async function requireAnotherAdministrator(transaction: DatabaseTransaction, caller: Caller, besides: UserId): Promise<void> {
  const another = await ofOrganisation(transaction, caller.organisation)
    .selectFrom('account')
    .select('account.id')
    .where('role', 'in', ['administrator', 'central-administrator'])
    .where('removed_at', 'is', null)
    .where('account.id', '!=', besides)
    .limit(1)
    .executeTakeFirst();
  if (another === undefined) throw new Refused('last-administrator');
}
