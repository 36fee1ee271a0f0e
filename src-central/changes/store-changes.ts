import type { Change } from '../../src-shared/assessment/change.ts';
import type { DeviceId } from '../../src-shared/assessment/identifiers.ts';
import { canonicalJson } from '../../src-shared/assessment/snapshot.ts';
import type { UserId } from '../../src-shared/contract/central/accounts/fields.ts';
import type { OrganisationId } from '../../src-shared/contract/central/identifiers.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { type OrganisationData, ofOrganisation } from '../database/of-organisation.ts';
import { clockOffOfChange } from './clock-off.ts';
import { leaveCounterAt, takeTurn } from './counter.ts';
import { destroyRemoved, findDestroyed } from './destroy-removed.ts';
import { addToDigests } from './digests.ts';
import { linkAfter, type Place } from './history.ts';
import { isOneOf } from './is-one-of.ts';
import { CHANGE_COLUMNS, changeOfRow, rowOfChange } from './stored-change.ts';

/** Who pushes, as the service knows it. */
interface Pusher {
  readonly organisation: OrganisationId;
  readonly account: UserId;
  readonly device: DeviceId;
}

export interface Stored {
  readonly stored: number;
  /** Those whose id belongs to a change that says something else. */
  readonly idUsed: readonly Change['id'][];
  /** After this push: everything that was not refused is at or before it. */
  readonly place: Place;
}

/**
 * Stores changes, each once: those that are here already are left as they are, and those that were removed for good do not come back. Changes, positions and digests are
 * written in the one transaction, in which the organisation has its turn, so that no other push comes between looking and
 * writing, and a lower position is never committed after a higher one.
 *
 * @param clockOff of the pushing computer, in milliseconds, or null
 */
export async function storeChanges(
  transaction: DatabaseTransaction,
  pusher: Pusher,
  pushed: readonly Change[],
  { now, clockOff }: { readonly now: number; readonly clockOff: number | null },
): Promise<Stored> {
  const rows = ofOrganisation(transaction, pusher.organisation);
  const { epoch, hasDestroyed, ...before } = await takeTurn(rows, pushed.length, now);
  const { fresh, idUsed } = await sortOut(rows, pushed, hasDestroyed);
  if (fresh.length === 0) return { stored: 0, idUsed, place: { epoch, ...before } };
  let { position, link } = before;
  const added = fresh.map((change) => {
    position += 1;
    link = linkAfter(link, change.id);
    return {
      ...rowOfChange(change),
      position,
      link,
      account: pusher.account,
      device: pusher.device,
      received: now,
      clock_off: clockOffOfChange(change.wall, clockOff, now),
    };
  });
  await rows.insertInto('change', added).execute();
  await addToDigests(rows, fresh);
  await destroyRemoved(rows, fresh);
  await leaveCounterAt(rows, { position, link });
  return { stored: fresh.length, idUsed, place: { epoch, position, link } };
}

/** Which of them are new, and which use the id of another change, here or earlier in the same push. */
async function sortOut(
  rows: OrganisationData,
  pushed: readonly Change[],
  hasDestroyed: boolean,
): Promise<{ readonly fresh: readonly Change[]; readonly idUsed: readonly Change['id'][] }> {
  if (pushed.length === 0) return { fresh: [], idUsed: [] };
  const ids = [...new Set(pushed.map(({ id }) => id))];
  const destroyed = hasDestroyed ? await findDestroyed(rows, ids) : new Set<string>();
  const held = await rows
    .selectFrom('change')
    .select([...CHANGE_COLUMNS])
    .where(isOneOf('change.id', ids))
    .execute();
  const known = new Map(held.filter(({ id }) => !destroyed.has(id)).map((row) => [row.id, changeOfRow(row)]));
  const fresh: Change[] = [];
  const idUsed: Change['id'][] = [];
  for (const change of pushed) {
    // Whoever sends it has not heard of the removal yet: it is taken, and gone.
    if (destroyed.has(change.id)) continue;
    const same = known.get(change.id);
    if (same === undefined) {
      known.set(change.id, change);
      fresh.push(change);
    } else if (canonicalJson(same) !== canonicalJson(change)) idUsed.push(change.id);
  }
  return { fresh, idUsed };
}
