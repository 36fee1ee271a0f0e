import { newId } from '../../src-shared/assessment/new-id.ts';
import type { ServiceParts } from '../app.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import type { MailWords } from './mails.ts';

/** What sending takes, so that a command can do it as well as a request. */
export type MailParts = Pick<ServiceParts, 'operator' | 'now' | 'randomBytes'>;

/** Puts a mail into the outbox, in the transaction of what it announces: both happen, or neither. */
export async function postMail(
  transaction: DatabaseTransaction,
  parts: MailParts,
  recipient: string,
  words: MailWords,
): Promise<void> {
  const now = parts.now();
  await transaction
    .insertInto('outbox')
    .values({
      id: newId(),
      recipient,
      subject: words.subject,
      body: words.body,
      written_at: now,
      due_at: now,
      sent_at: null,
      failure: null,
    })
    .execute();
}
