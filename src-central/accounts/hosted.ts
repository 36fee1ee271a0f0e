import type { OrganisationAccount } from '../../src-shared/contract/central/accounts/fields.ts';
import type { OrganisationId } from '../../src-shared/contract/central/identifiers.ts';
import { inTransaction } from '../database/database.ts';
import { Refused } from '../http/refused.ts';
import type { AccountParts } from './account-parts.ts';
import { type Caller, isStillSignedIn } from './caller.ts';
import { confirm } from './organisations.ts';
import { organisationView } from './views.ts';

/** The teams that named the caller's organisation as their host. */
export async function listHostedBy(parts: AccountParts, caller: Caller): Promise<OrganisationAccount[]> {
  const rows = await parts.database
    .selectFrom('organisation')
    .selectAll()
    .where('parent', '=', caller.organisation)
    .orderBy('ods_code')
    .execute();
  return rows.map(organisationView);
}

/** Confirms a team that the caller's organisation hosts; any other is not found. A host that is provisional itself cannot. */
export function confirmHostedTeam(parts: AccountParts, caller: Caller, hosted: OrganisationId): Promise<OrganisationAccount> {
  return inTransaction(parts.database, async (transaction) => {
    if (!(await isStillSignedIn(transaction, caller, parts.now()))) throw new Refused('sign-in-needed');
    const team = await transaction
      .selectFrom('organisation as team')
      .innerJoin('organisation as host', 'host.id', 'team.parent')
      .select(['team.id', 'host.standing as hostStanding'])
      .where('team.id', '=', hosted)
      .where('team.parent', '=', caller.organisation)
      .executeTakeFirst();
    if (team === undefined) throw new Refused('not-found');
    if (team.hostStanding !== 'confirmed') throw new Refused('host-provisional');
    const confirmed = await confirm(transaction, parts, hosted, 'host');
    if (confirmed === undefined) throw new Refused('not-found');
    return organisationView(confirmed);
  });
}
