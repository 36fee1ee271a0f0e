import type { SignedIn } from '../../src-shared/contract/central/accounts/fields.ts';
import { sessionId } from '../../src-shared/contract/central/accounts/fields.ts';
import { organisationId } from '../../src-shared/contract/central/identifiers.ts';
import { type DatabaseTransaction, inTransaction } from '../database/database.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import { accountKeys } from './account-keys.ts';
import type { AccountParts } from './account-parts.ts';
import { tokenReusedMail } from './mails.ts';
import { findOrganisation } from './organisations.ts';
import { postMail } from './post-mail.ts';
import { judgeRenewal, type RefreshToken, readRefreshToken } from './refresh-token.ts';
import { signInAnswer } from './sign-in-answer.ts';
import { endSignIns, SIGN_IN_DAYS } from './sign-ins.ts';
import type { AccountRow, OrganisationRow } from './views.ts';

type Renewed =
  | { readonly kind: 'renewed'; readonly organisation: OrganisationRow; readonly account: AccountRow }
  | { readonly kind: 'sign-in-needed' | 'token-reused' };

/** New tokens for a refresh token. One that was replaced before ends the sign-in, which is stored before it is refused. */
export async function renew(
  parts: AccountParts,
  body: { readonly refreshToken: string; readonly secret: string },
): Promise<SignedIn> {
  const keys = await accountKeys(parts.database, parts.randomBytes);
  const shown = readRefreshToken(body.refreshToken, keys.refresh);
  if (shown === null) throw new Refused('sign-in-needed');
  const renewed = await inTransaction(parts.database, (transaction) => renewWithin(transaction, parts, shown, body.secret));
  if (renewed.kind !== 'renewed') throw new Refused(renewed.kind);
  const held = { id: sessionId.parse(shown.session), generation: shown.generation + 1, secret: body.secret };
  return signInAnswer(parts, renewed.organisation, renewed.account, held);
}

async function renewWithin(
  transaction: DatabaseTransaction,
  parts: AccountParts,
  shown: RefreshToken,
  next: string,
): Promise<Renewed> {
  const now = parts.now();
  // Its proof is ours, so its ids have the shape that we gave them.
  const id = sessionId.parse(shown.session);
  const rows = ofOrganisation(transaction, organisationId.parse(shown.organisation));
  const signIn = await rows
    .selectFrom('sign_in')
    .selectAll('sign_in')
    .where('sign_in.id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (signIn === undefined || signIn.ended_at !== null || signIn.ends_at <= now) return { kind: 'sign-in-needed' };
  const account = await rows
    .selectFrom('account')
    .selectAll('account')
    .where('account.id', '=', signIn.account)
    .executeTakeFirst();
  const organisation = await findOrganisation(transaction, rows.organisation);
  if (account === undefined || account.removed_at !== null || organisation === undefined) return { kind: 'sign-in-needed' };
  const judged = judgeRenewal(shown, next, { generation: signIn.generation, hash: signIn.token_hash });
  switch (judged.kind) {
    case 'renew':
      await rows
        .update('sign_in')
        .set({
          generation: judged.to.generation,
          token_hash: judged.to.hash,
          seen_at: now,
          ends_at: now + SIGN_IN_DAYS * 86_400_000,
        })
        .where('sign_in.id', '=', id)
        .execute();
      return { kind: 'renewed', organisation, account };
    case 'repeat':
      return { kind: 'renewed', organisation, account };
    case 'reuse':
      await endSignIns(transaction, { organisation: rows.organisation, account: account.id, only: id }, 'token reused', now);
      await postMail(transaction, parts, account.email, tokenReusedMail(parts.operator, account, signIn.device_name));
      return { kind: 'token-reused' };
    case 'unknown':
      return { kind: 'sign-in-needed' };
  }
}
