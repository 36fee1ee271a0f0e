import { sql } from 'kysely';
import { deviceId } from '../../src-shared/assessment/identifiers.ts';
import { cursor, type pullChanges, type readDigests, type StoredChange } from '../../src-shared/contract/central/changes.ts';
import type { RouteInput, RouteOutput } from '../../src-shared/contract/central/route.ts';
import type { Caller } from '../accounts/caller.ts';
import type { Database } from '../database/database.ts';
import { type OrganisationData, ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import { readCounter } from './counter.ts';
import { readDigestPage } from './digests.ts';
import { readEpoch } from './epoch.ts';
import { FIRST_LINK, type Place, readPlace, writePlace } from './history.ts';
import { changeOfRow, SHORT_COLUMNS } from './stored-change.ts';

/** Of the values in one page, so that a thousand of the longest texts do not make an answer of a hundred megabytes. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * A page of changes after a cursor. The counter is read first: all changes up to it are committed, so none can appear later
 * at a position that was passed over.
 */
export async function pull(
  database: Database,
  caller: Caller,
  asked: RouteInput<typeof pullChanges>['query'],
): Promise<RouteOutput<typeof pullChanges>> {
  const rows = ofOrganisation(database, caller.organisation);
  const epoch = await readEpoch(database);
  const head = await readCounter(rows);
  const after = asked.after === undefined ? { epoch, position: 0, link: FIRST_LINK } : readPlace(asked.after);
  await mustBeHeld(rows, epoch, after);
  if (asked.proof !== undefined) await mustBeHeld(rows, epoch, readPlace(asked.proof));
  const last = Math.min(after.position + asked.limit, head.position);
  const { changes, reached } = await readPage(rows, after, last);
  const shown = asked.own === 'included' ? changes : changes.filter(({ device }) => device !== caller.device);
  return {
    changes: shown,
    next: cursor.parse(writePlace({ epoch, ...reached })),
    more: reached.position < head.position,
  };
}

export async function readDigestsOf(
  database: Database,
  caller: Caller,
  { after }: RouteInput<typeof readDigests>['query'],
): Promise<RouteOutput<typeof readDigests>> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const rows = ofOrganisation(transaction, caller.organisation);
      const place = { epoch: await readEpoch(transaction), ...(await readCounter(rows)) };
      return { upTo: cursor.parse(writePlace(place)), ...(await readDigestPage(rows, after)) };
    });
}

/** Refuses when this history is not the one that whoever shows the place has seen. */
async function mustBeHeld(rows: OrganisationData, epoch: string, place: Place): Promise<void> {
  const link = place.position === 0 ? FIRST_LINK : await linkAt(rows, place.position);
  if (place.epoch !== epoch || link !== place.link) throw new Refused('history-differs');
}

async function linkAt(rows: OrganisationData, position: number): Promise<string | null> {
  const row = await rows.selectFrom('change').select('link').where('position', '=', position).executeTakeFirst();
  return row?.link ?? null;
}

async function readPage(
  rows: OrganisationData,
  after: Place,
  last: number,
): Promise<{ readonly changes: StoredChange[]; readonly reached: Omit<Place, 'epoch'> }> {
  // The length of a long text is known without reading it; the texts beyond the limit are not fetched.
  const size = sql<number>`sum(octet_length(change.value)) over (order by change.position)`;
  const isFirst = sql<boolean>`change.position = ${after.position + 1}::bigint`;
  const found = await rows
    .selectFrom('change')
    .select([...SHORT_COLUMNS, 'position', 'account', 'device', 'received', 'clock_off', 'link', 'destroyed'])
    .select(sql<string | null>`case when ${size} <= ${MOST_BYTES}::bigint or ${isFirst} then change.value end`.as('value'))
    .where('position', '>', after.position)
    .where('position', '<=', last)
    .orderBy('position')
    .execute();
  const changes: StoredChange[] = [];
  let reached: Omit<Place, 'epoch'> = after;
  for (const row of found) {
    if (row.value === null) break;
    reached = { position: row.position, link: row.link };
    if (row.destroyed) continue;
    const { position, account, device, received, clock_off: clockOff } = row;
    changes.push({
      position,
      received: new Date(received).toISOString(),
      account,
      device: deviceId.parse(device),
      clockOff,
      change: changeOfRow({ ...row, value: row.value }),
    });
  }
  return { changes, reached };
}
