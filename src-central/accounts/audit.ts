import type { z } from 'zod';
import { newId } from '../../src-shared/assessment/new-id.ts';
import type { auditEntry } from '../../src-shared/contract/central/accounts/central-staff.ts';
import type { OrganisationId } from '../../src-shared/contract/central/identifiers.ts';
import type { ServiceParts } from '../app.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import type { Caller } from './caller.ts';
import { timeView } from './views.ts';

const PAGE = 100;

/**
 * Records what somebody of the operator reads or does, in the transaction that reads or does it: what could not be recorded is not
 * shown.
 *
 * @param organisation whose data it is; null for what is about several
 * @param what in words, without what was read
 */
export async function recordStaff(
  transaction: DatabaseTransaction,
  parts: ServiceParts,
  staff: Caller,
  organisation: OrganisationId | null,
  what: string,
): Promise<void> {
  await transaction
    .insertInto('audit')
    .values({
      id: newId(),
      at: parts.now(),
      staff: staff.account,
      staff_name: staff.name,
      sign_in: staff.signIn,
      organisation,
      what,
    })
    .execute();
}

/** What was recorded, the newest first. Reading it is recorded as well. */
export async function readAuditPage(
  transaction: DatabaseTransaction,
  before: string | undefined,
): Promise<z.output<typeof auditEntry>[]> {
  let query = transaction.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(PAGE);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    at: timeView(row.at),
    staff: row.staff_name,
    organisation: row.organisation,
    what: row.what,
  }));
}
