import type { FastifyInstance } from 'fastify';
import { readPracticeMail } from '../../src-shared/contract/central/practice-mail.ts';
import type { ServiceParts } from '../app.ts';
import { onlyThisComputer } from '../http/only-this-computer.ts';
import { serve } from '../http/serve.ts';

const MOST = 100;

/** Shows what a practice service has sent, since nobody has a mailbox there. */
export function servePracticeMail(service: FastifyInstance, { database }: ServiceParts): void {
  serve(
    service,
    readPracticeMail,
    async () => {
      const rows = await database
        .selectFrom('outbox')
        .select(['id', 'recipient', 'subject', 'body', 'sent_at'])
        .where('sent_at', 'is not', null)
        .orderBy('id', 'desc')
        .limit(MOST)
        .execute();
      return {
        mails: rows.map(({ id, recipient, subject, body, sent_at }) => ({
          id,
          to: recipient,
          subject,
          body,
          at: new Date(sent_at ?? 0).toISOString(),
        })),
      };
    },
    [onlyThisComputer],
  );
}
