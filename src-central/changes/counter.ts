import { sql } from 'kysely';
import type { OrganisationData } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import { FIRST_LINK } from './history.ts';

const WINDOW = 10 * 60_000;
/** What all computers of one organisation may send within the window. A whole history can be sent again within it. */
const MOST_REQUESTS = 3_000;
const MOST_CHANGES_SENT = 500_000;

export interface CounterStand {
  readonly position: number;
  readonly link: string;
}

/** What whoever has the turn finds. */
interface Turn extends CounterStand {
  readonly epoch: string;
  readonly hasDestroyed: boolean;
}

/**
 * Takes the organisation's turn: whoever pushes next waits until this transaction has ended, and then goes on from what it
 * left. The same row counts what is sent, so the limit costs no write of its own.
 *
 * Refuses with `sending-too-much` and when to come back.
 */
export async function takeTurn(rows: OrganisationData, sent: number, now: number): Promise<Turn> {
  const isOver = sql<boolean>`change_counter.window_began <= ${now - WINDOW}::bigint`;
  const counter = await rows
    .insertInto('change_counter', [
      { position: 0, link: FIRST_LINK, window_began: now, window_requests: 1, window_changes: sent },
    ])
    .onConflict((conflict) =>
      conflict.column('organisation').doUpdateSet({
        window_began: sql`case when ${isOver} then excluded.window_began else change_counter.window_began end`,
        window_requests: sql`case when ${isOver} then 1 else change_counter.window_requests + 1 end`,
        window_changes: sql`case when ${isOver} then 0 else change_counter.window_changes end + excluded.window_changes`,
      }),
    )
    .returning(['position', 'link', 'has_destroyed', 'window_began', 'window_requests', 'window_changes'])
    .returning(sql<string>`(select epoch from history_epoch)`.as('epoch'))
    .executeTakeFirstOrThrow();
  if (counter.window_requests > MOST_REQUESTS || counter.window_changes > MOST_CHANGES_SENT) {
    const left = counter.window_began + WINDOW - now;
    throw new Refused('sending-too-much', { retryAfter: Math.max(1, Math.ceil(left / 1_000)) });
  }
  const { position, link, epoch, has_destroyed: hasDestroyed } = counter;
  return { position, link, epoch, hasDestroyed };
}

export async function leaveCounterAt(rows: OrganisationData, stand: CounterStand): Promise<void> {
  await rows.update('change_counter').set({ position: stand.position, link: stand.link }).execute();
}

/** How far the organisation's history goes. Everything up to there is committed. */
export async function readCounter(rows: OrganisationData): Promise<CounterStand> {
  const counter = await rows.selectFrom('change_counter').select(['position', 'link']).executeTakeFirst();
  return counter ?? { position: 0, link: FIRST_LINK };
}
