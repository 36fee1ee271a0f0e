import type { z } from 'zod';
import type { SignedIn } from '../../src-shared/contract/central/accounts/fields.ts';
import type { signIn as signInContract } from '../../src-shared/contract/central/accounts/sign-in.ts';
import { checkPassword, plainPassword } from '../../src-shared/contract/central/password-rules.ts';
import { type DatabaseTransaction, inTransaction } from '../database/database.ts';
import { acrossOrganisations, ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import { passwordChangedMail } from './mails.ts';
import { hashOneTimePassword } from './one-time-password.ts';
import { confirm, findOrganisation } from './organisations.ts';
import { forPassword, hashInQueue, isRight } from './own-password.ts';
import { postMail } from './post-mail.ts';
import { addressInDirectory, isSameAddress } from './register.ts';
import { signInAnswer } from './sign-in-answer.ts';
import { beginSignIn, endSignIns } from './sign-ins.ts';
import { userNameKey } from './user-name.ts';
import type { AccountRow, OrganisationRow } from './views.ts';

type Body = z.output<typeof signInContract.body>;

/**
 * Signs a computer in. Unknown names and wrong passwords get the same answer after the same work. A request whose answer was lost can
 * be sent again, also one that changed the one-time password: its new password is then the right one.
 */
export async function signInWith(parts: AccountParts, body: Body): Promise<SignedIn> {
  const code = body.organisationCode.trim().toUpperCase();
  const userName = userNameKey(body.userName);
  const found = await findAccount(parts, code, userName);
  const of =
    found && (await isKnownComputer(parts, found, body.computer.device))
      ? [code, userName, body.computer.device]
      : [code, userName];
  return forPassword(parts, of, async (wrong) => {
    const proof = await prove(parts, found, body);
    if (found === undefined || proof === null) return wrong('wrong-details');
    const newHash = proof === 'one-time password' ? await readNewPassword(parts, found, body) : null;
    const begun = await inTransaction(parts.database, (transaction) => begin(transaction, parts, found, body, newHash));
    if (begun === null) return wrong('wrong-details');
    return signInAnswer(parts, begun.organisation, begun.account, { id: begun.id, generation: 1, secret: body.secret });
  });
}

type Found = AccountRow & { readonly ods_code: string; readonly organisation_name: string };

/**
 * A computer on which the account was signed in before is counted by itself: a stranger who tries passwords cannot lock the person
 * out of their own computer.
 */
async function isKnownComputer(parts: AccountParts, found: Found, device: string): Promise<boolean> {
  const before = await ofOrganisation(parts.database, found.organisation)
    .selectFrom('sign_in')
    .select('sign_in.id')
    .where('account', '=', found.id)
    .where('device', '=', device)
    .limit(1)
    .executeTakeFirst();
  return before !== undefined;
}

function findAccount(parts: AccountParts, code: string, userName: string): Promise<Found | undefined> {
  return acrossOrganisations(parts.database, 'whoever signs in names the organisation')
    .selectFrom('organisation')
    .innerJoin('account', 'account.organisation', 'organisation.id')
    .selectAll('account')
    .select(['organisation.ods_code', 'organisation.name as organisation_name'])
    .where('organisation.ods_code', '=', code)
    .where('account.user_name', '=', userName)
    .where('account.removed_at', 'is', null)
    .executeTakeFirst();
}

/** What the password turned out to be. The same work is done for an account that is not there. */
async function prove(
  parts: AccountParts,
  found: Found | undefined,
  body: Body,
): Promise<'password' | 'one-time password' | null> {
  const stored = found?.password_hash ?? null;
  if (await isRight(parts, stored, body.password)) return 'password';
  const oneTime = hashOneTimePassword(body.password);
  const inTime = (found?.one_time_ends_at ?? 0) > parts.now();
  if (oneTime !== null && oneTime === found?.one_time_hash && inTime) return 'one-time password';
  if (body.newPassword !== undefined && (await isRight(parts, stored, body.newPassword))) return 'password';
  return null;
}

async function readNewPassword(parts: AccountParts, found: Found, body: Body): Promise<string> {
  if (body.newPassword === undefined) throw new Refused('new-password-needed');
  const isOneTime = hashOneTimePassword(body.newPassword) === found.one_time_hash;
  if (isOneTime) throw new Refused('new-password-needed');
  const checked = checkPassword(plainPassword(body.newPassword), {
    userName: found.user_name,
    organisationCode: found.ods_code,
    organisationName: found.organisation_name,
    email: found.email,
  });
  if (!checked.ok) throw new Refused('password-refused', { words: checked.refusal });
  return hashInQueue(parts, checked.value);
}

interface Begun {
  readonly organisation: OrganisationRow;
  readonly account: AccountRow;
  readonly id: Awaited<ReturnType<typeof beginSignIn>>;
}

/** Null when the account was changed or removed while its password was looked at. */
async function begin(
  transaction: DatabaseTransaction,
  parts: AccountParts,
  found: Found,
  body: Body,
  newHash: string | null,
): Promise<Begun | null> {
  const rows = ofOrganisation(transaction, found.organisation);
  const held = await rows
    .selectFrom('account')
    .selectAll('account')
    .where('account.id', '=', found.id)
    .forUpdate()
    .executeTakeFirst();
  if (held === undefined || held.removed_at !== null) return null;
  if (held.password_hash !== found.password_hash || (newHash !== null && held.one_time_hash !== found.one_time_hash)) return null;
  const account = newHash === null ? held : await replaceOneTimePassword(transaction, parts, held, found.ods_code, newHash);
  const { organisation } = held;
  const id = await beginSignIn(
    transaction,
    { organisation, account: held.id, computer: body.computer, secret: body.secret },
    parts.now(),
  );
  const row = await findOrganisation(transaction, organisation);
  if (row === undefined) throw new Error('an account without its organisation');
  return { organisation: row, account, id };
}

async function replaceOneTimePassword(
  transaction: DatabaseTransaction,
  parts: AccountParts,
  account: AccountRow,
  odsCode: string,
  newHash: string,
): Promise<AccountRow> {
  const { organisation } = account;
  const changed = await ofOrganisation(transaction, organisation)
    .update('account')
    .set({ password_hash: newHash, one_time_hash: null, one_time_ends_at: null })
    .where('account.id', '=', account.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await endSignIns(transaction, { organisation, account: account.id }, 'password changed', parts.now());
  if (account.password_hash !== null)
    await postMail(transaction, parts, account.email, passwordChangedMail(parts.operator, account));
  // Whoever has used a one-time password reads the mail of that address.
  const address = await addressInDirectory(transaction, odsCode);
  if (address !== null && isSameAddress(address, account.email)) await confirm(transaction, parts, organisation, 'directory');
  return changed;
}
