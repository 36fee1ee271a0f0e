import type { Change } from '../../src-shared/assessment/change.ts';
import type { OrganisationData } from '../database/of-organisation.ts';
import { CHANGE_COLUMNS, changeOfRow } from './stored-change.ts';

/** Every change of the organisation that the service has, but for those that were removed for good. */
export async function readAllChanges(rows: OrganisationData): Promise<Change[]> {
  const held = await rows
    .selectFrom('change')
    .select([...CHANGE_COLUMNS])
    .where('destroyed', '=', false)
    .execute();
  return held.map(changeOfRow);
}
