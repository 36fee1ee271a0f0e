import { sql } from 'kysely';
import { codeOf, type Database } from '../database/database.ts';
import type { MailTransport, OutgoingMail } from './transport.ts';

const MINUTE = 60_000;
const AT_A_TIME = 20;
/** For so long one process has a mail in hand; when it dies meanwhile, another takes it up then. */
const IN_HAND = 10 * MINUTE;
const FIRST_DELAY = MINUTE;
const LONGEST_DELAY = 6 * 60 * MINUTE;
const GIVEN_UP_AFTER = 7 * 24 * 60 * MINUTE;
/** Later than any clock. */
const NEVER = 8_640_000_000_000_000;

export interface MailParts {
  readonly database: Database;
  readonly transport: MailTransport;
  readonly now: () => number;
}

/**
 * Sends the mails that are due, each by one process at a time. At least once: when a process dies between handing a mail over and writing
 * that down, it is sent again, with the same Message-ID. What fails is tried again after growing delays, for seven days.
 *
 * @returns how many were sent, and how many failed
 */
export async function sendDueMail({ database, transport, now }: MailParts): Promise<{ sent: number; failed: number }> {
  const counts = { sent: 0, failed: 0 };
  for (const mail of await claimDue(database, now())) {
    try {
      await transport.send(mail);
    } catch (error) {
      counts.failed += 1;
      await noteFailure(database, mail, error, now());
      continue;
    }
    counts.sent += 1;
    // Passwords for the first sign-in are in some: once they are with the person they lie nowhere else.
    const forgotten = transport.keepsBody ? {} : { body: '' };
    await database
      .updateTable('outbox')
      .set({ sent_at: now(), failure: null, ...forgotten })
      .where('id', '=', mail.id)
      .execute();
  }
  return counts;
}

/** How long to wait after an attempt that failed, in milliseconds: doubled each time, up to six hours. */
export function delayAfter(attempts: number): number {
  return Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(20, Math.max(0, attempts - 1)));
}

interface ClaimedMail extends OutgoingMail {
  readonly attempts: number;
  readonly written_at: number;
}

async function claimDue(database: Database, now: number): Promise<readonly ClaimedMail[]> {
  const { rows } = await sql<ClaimedMail>`
    update outbox set attempts = attempts + 1, due_at = ${now + IN_HAND}
    where id in (
      select id from outbox where sent_at is null and due_at <= ${now} order by due_at, id limit ${AT_A_TIME} for update skip locked
    )
    returning id, recipient, subject, body, attempts, written_at`.execute(database);
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

async function noteFailure(database: Database, mail: ClaimedMail, error: unknown, now: number): Promise<void> {
  const next = now + delayAfter(mail.attempts);
  const due = next - mail.written_at > GIVEN_UP_AFTER ? NEVER : next;
  // The code alone: what a mail server says can repeat the address.
  const failure = codeOf(error) || 'failed';
  await database.updateTable('outbox').set({ due_at: due, failure }).where('id', '=', mail.id).execute();
}
