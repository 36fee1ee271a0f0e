import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { FORGOTTEN_AFTER_SECONDS, waitAfter } from './lock-out.ts';

/** Waits in milliseconds after 1, 2, 3, ... failures; the last one holds for more. */
const WAITS = `{${Array.from({ length: 16 }, (_, index) => waitAfter(index + 1) * 1_000).join(',')}}`;
const FORGOTTEN_AFTER = FORGOTTEN_AFTER_SECONDS * 1_000;

/** What is counted, without saying of whom: the key of a row. */
export function triesKey(of: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex');
}

/**
 * Counts a try as failed before it is made, so that many at once count as many. Whoever succeeds calls `forgetTries`.
 *
 * @returns null when it may be made; else the seconds until the next may
 */
export async function claimTry(database: Database, key: string, now: number): Promise<number | null> {
  const { rows } = await sql<{ count: number }>`
    insert into tries (key, count, since, blocked_until)
    values (${key}, 1, ${now}::bigint, ${now}::bigint + (${WAITS}::text::bigint[])[1])
    on conflict (key) do update set
      count = case when tries.since < ${now}::bigint - ${FORGOTTEN_AFTER}::bigint then 1 else least(tries.count + 1, 1000000) end,
      since = ${now}::bigint,
      blocked_until = ${now}::bigint + (${WAITS}::text::bigint[])[
        case when tries.since < ${now}::bigint - ${FORGOTTEN_AFTER}::bigint then 1 else least(tries.count + 1, 16) end]
    where tries.blocked_until <= ${now}::bigint
    returning count`.execute(database);
  return rows.length > 0 ? null : secondsLeft(database, key, now);
}

/**
 * Counts one of at most so many within a time, such as mails asked for from one address.
 *
 * @returns null when there is room; else the seconds until there is
 */
export async function claimWithin(
  database: Database,
  key: string,
  limit: { readonly most: number; readonly seconds: number },
  now: number,
): Promise<number | null> {
  const ends = now + limit.seconds * 1_000;
  const { rows } = await sql<{ count: number }>`
    insert into tries (key, count, since, blocked_until) values (${key}, 1, ${now}::bigint, ${ends}::bigint)
    on conflict (key) do update set
      count = case when tries.blocked_until <= ${now}::bigint then 1 else tries.count + 1 end,
      since = case when tries.blocked_until <= ${now}::bigint then ${now}::bigint else tries.since end,
      blocked_until = case when tries.blocked_until <= ${now}::bigint then ${ends}::bigint else tries.blocked_until end
    where tries.blocked_until <= ${now}::bigint or tries.count < ${limit.most}::integer
    returning count`.execute(database);
  return rows.length > 0 ? null : secondsLeft(database, key, now);
}

export async function forgetTries(database: Database, key: string): Promise<void> {
  await database.deleteFrom('tries').where('key', '=', key).execute();
}

/** Takes back a try that was neither right nor wrong. */
export async function undoTry(database: Database, key: string, now: number): Promise<void> {
  await sql`update tries set count = greatest(count - 1, 0), blocked_until = ${now}::bigint where key = ${key}`.execute(database);
}

/** Takes one back that was counted by `claimWithin` and turned out well. */
export async function giveBack(database: Database, key: string): Promise<void> {
  await sql`update tries set count = greatest(count - 1, 0) where key = ${key}`.execute(database);
}

/** Removes what has no effect any more, so that made-up names do not fill the table. */
export async function dropOldTries(database: Database, now: number): Promise<void> {
  await database
    .deleteFrom('tries')
    .where('since', '<', now - 2 * FORGOTTEN_AFTER)
    .execute();
}

async function secondsLeft(database: Database, key: string, now: number): Promise<number> {
  const row = await database.selectFrom('tries').select('blocked_until').where('key', '=', key).executeTakeFirst();
  return Math.max(1, Math.ceil(((row?.blocked_until ?? now) - now) / 1_000));
}
