import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Operator } from '../../src-shared/contract/central/operator.ts';
import type { MailPlace } from './mail-place.ts';

export interface OutgoingMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** Hands mails over, one at a time. */
export interface MailTransport {
  /** Settles when the mail is on its way, or durably in its file; rejects when it is not known to be. */
  readonly send: (mail: OutgoingMail) => Promise<void>;
  /** Whether a copy of what was sent is kept in the database: only where there is nowhere else to read it. */
  readonly keepsBody: boolean;
  readonly close: () => void;
}

/** Makes the transport for a place. Mails are plain text, from the operator by name. */
export function mailTransport(place: MailPlace, operator: Operator): MailTransport {
  switch (place.kind) {
    case 'files': {
      const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
      return {
        keepsBody: true,
        send: async (mail) => {
          const { message } = await composer.sendMail(messageOf(mail, place.from, operator));
          await writeEml(place.folder, mail.id, message as Buffer);
        },
        close: () => composer.close(),
      };
    }
    case 'smtp': {
      const server = createTransport(place.url, { pool: true } as object);
      return {
        keepsBody: false,
        send: async (mail) => {
          await server.sendMail(messageOf(mail, place.from, operator));
        },
        close: () => server.close(),
      };
    }
  }
}

function messageOf(mail: OutgoingMail, from: string, operator: Operator): object {
  return {
    from: { name: operator.name, address: from },
    // As parts, not as text: text with a comma would be two recipients.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.body,
    // The same for every attempt, so that a mailbox can tell a repetition.
    messageId: `<${mail.id}@${from.split('@')[1] ?? 'localhost'}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

async function writeEml(folder: string, id: string, message: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${id}.eml`);
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(message);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
