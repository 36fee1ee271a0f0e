import type { AccountTables, AccountTenantTables } from './accounts.ts';
import type { ChangeTables, ChangeTenantTables } from './changes.ts';
import type { OutboxTables } from './outbox.ts';
import type { SubmissionTenantTables } from './submissions.ts';

/** Tables that belong to the service as a whole. Each subject has its own file beside this one. */
export interface SharedTables extends OutboxTables, AccountTables, ChangeTables {}

/**
 * Tables that hold what belongs to one organisation: each has `organisation` in its primary key, and only
 * `ofOrganisation` and `acrossOrganisations` can reach them.
 */
export interface TenantTables extends AccountTenantTables, ChangeTenantTables, SubmissionTenantTables {}
