import type { Selectable } from 'kysely';
import type { OrganisationAccount, User } from '../../src-shared/contract/central/accounts/fields.ts';
import type { AccountTables, AccountTenantTables } from '../database/tables/accounts.ts';

export type OrganisationRow = Selectable<AccountTables['organisation']>;
export type AccountRow = Selectable<AccountTenantTables['account']>;

/** An organisation as it is sent. */
export function organisationView(row: OrganisationRow): OrganisationAccount {
  return {
    id: row.id,
    odsCode: row.ods_code,
    name: row.name,
    type: row.type,
    town: row.town,
    postcode: row.postcode,
    region: row.region,
    commissioner: row.commissioner,
    standing: row.standing,
  };
}

/** An account as it is sent: no hash of anything. */
export function userView(row: AccountRow): User {
  return {
    id: row.id,
    userName: row.user_name,
    forename: row.forename,
    surname: row.surname,
    email: row.email,
    telephone: row.telephone,
    role: row.role,
    waiting: row.password_hash === null,
  };
}

/** A time as it is sent. */
export function timeView(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
