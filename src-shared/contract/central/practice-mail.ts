import { z } from 'zod';
import { route } from './route.ts';

/** A mail that a practice service has "sent": it went into a file on this computer. */
const practiceMail = z.strictObject({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  /** When it was written to its file. */
  at: z.iso.datetime({ precision: 3 }),
});

export const readPracticeMail = route({
  method: 'GET',
  path: '/dev/mail',
  access: 'anyone',
  summary:
    'The mails of a practice service, the newest first, at most 100. Only this computer can read them; a service in earnest has none.',
  status: 200,
  output: z.strictObject({ mails: z.array(practiceMail) }),
  refusals: ['not-found'],
});
