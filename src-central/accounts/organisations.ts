import type { OrganisationId } from '../../src-shared/contract/central/identifiers.ts';
import type { ServiceParts } from '../app.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { confirmedMail } from './mails.ts';
import { postMail } from './post-mail.ts';
import type { AccountRow, OrganisationRow } from './views.ts';

/** The code under which the operator's own staff sign in. No organisation has it: nine letters and digits at most, none of them issued. */
export const OPERATOR_CODE = 'OPERATOR';

export function findOrganisation(database: Database, id: OrganisationId): Promise<OrganisationRow | undefined> {
  return database.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findByCode(database: Database, odsCode: string): Promise<OrganisationRow | undefined> {
  return database.selectFrom('organisation').selectAll().where('ods_code', '=', odsCode).executeTakeFirst();
}

/** Holds the organisation for this transaction: what depends on all its accounts (names, last administrator) is decided one at a time. */
export function lockOrganisation(transaction: DatabaseTransaction, id: OrganisationId): Promise<OrganisationRow | undefined> {
  return transaction.selectFrom('organisation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function administratorsOf(database: Database, organisation: OrganisationId): Promise<AccountRow[]> {
  return ofOrganisation(database, organisation)
    .selectFrom('account')
    .selectAll('account')
    .where('role', 'in', ['administrator', 'central-administrator'])
    .where('removed_at', 'is', null)
    .execute();
}

/**
 * Makes a provisional organisation a confirmed one and tells its administrators; one that is confirmed already stays as it is.
 *
 * @param by `directory`, `host`, or the id of who of the operator did it
 */
export async function confirm(
  transaction: DatabaseTransaction,
  parts: ServiceParts,
  organisation: OrganisationId,
  by: string,
): Promise<OrganisationRow | undefined> {
  const held = await lockOrganisation(transaction, organisation);
  if (held === undefined || held.standing === 'confirmed') return held;
  const confirmed = await transaction
    .updateTable('organisation')
    .set({ standing: 'confirmed', confirmed_at: parts.now(), confirmed_by: by, confirmation_hash: null })
    .where('id', '=', organisation)
    .returningAll()
    .executeTakeFirstOrThrow();
  for (const administrator of await administratorsOf(transaction, organisation)) {
    const named = { name: confirmed.name, odsCode: confirmed.ods_code };
    await postMail(transaction, parts, administrator.email, confirmedMail(parts.operator, administrator, named));
  }
  return confirmed;
}
