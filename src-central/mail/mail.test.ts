import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { centralDatabases } from '../../tests/central-databases.ts';
import { ask, type CentralService, startCentralService } from '../../tests/central-service.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { postMail } from '../accounts/post-mail.ts';
import { inTransaction } from '../database/database.ts';
import { practiceOperator } from '../operator/practice-operator.ts';
import { startMailSender } from './mail-sender.ts';
import { delayAfter, sendDueMail } from './send-due-mail.ts';
import { type MailTransport, mailTransport, type OutgoingMail } from './transport.ts';

/** For a busy computer. */
const WAITING = { timeout: 25_000 };
const words = { subject: 'Your details', body: 'Dear Zoë,\n\nOne-time password: ABCD' };

/** A transport that hands over to a list, or fails as told. */
function listTransport(fails: () => boolean = () => false): MailTransport & { readonly handed: OutgoingMail[] } {
  const handed: OutgoingMail[] = [];
  return {
    handed,
    keepsBody: false,
    send: async (mail) => {
      if (fails()) throw Object.assign(new Error('450 zoe@example.org is busy'), { code: 'EENVELOPE' });
      handed.push(mail);
    },
    close: () => undefined,
  };
}

describe.each(centralDatabases)('mail, on $name', ({ open }) => {
  let central: CentralService;
  beforeAll(async () => {
    central = await startCentralService(await open());
  });
  beforeEach(async () => {
    await central.database.deleteFrom('outbox').execute();
  });
  afterAll(() => central.close());

  const now = (): number => central.clock.now;
  const post = (recipient = 'zoe@example.org'): Promise<void> =>
    inTransaction(central.database, (transaction) => postMail(transaction, central.parts, recipient, words));
  const send = (transport: MailTransport): Promise<{ sent: number; failed: number }> =>
    sendDueMail({ database: central.database, transport, now });

  it('is not there when the transaction that announces it is rolled back', async () => {
    const transport = listTransport();
    const rolledBack = inTransaction(central.database, async (transaction) => {
      await postMail(transaction, central.parts, 'zoe@example.org', words);
      throw new Error('not after all');
    });
    await expect(rolledBack).rejects.toThrow('not after all');
    expect(await send(transport)).toEqual({ sent: 0, failed: 0 });
    await post();
    expect(await send(transport)).toEqual({ sent: 1, failed: 0 });
    expect(transport.handed).toMatchObject([{ recipient: 'zoe@example.org', ...words }]);
  });

  it('is sent once by senders that look at the same time, and its text is forgotten once it is sent', async () => {
    const transport = listTransport();
    await Promise.all(Array.from({ length: 12 }, (_, index) => post(`r${index}@example.org`)));
    await Promise.all([send(transport), send(transport), send(transport)]);
    expect(transport.handed.map(({ recipient }) => recipient).toSorted()).toHaveLength(12);
    expect(new Set(transport.handed.map(({ id }) => id)).size).toBe(12);
    const kept = await central.database.selectFrom('outbox').select('body').execute();
    expect(kept.every(({ body }) => body === '')).toBe(true);
  });

  it('is tried again after growing delays, and its failure names no address', async () => {
    let isBusy = true;
    const transport = listTransport(() => isBusy);
    await post();
    expect(await send(transport)).toEqual({ sent: 0, failed: 1 });
    expect(await send(transport)).toEqual({ sent: 0, failed: 0 });
    central.clock.now += delayAfter(1);
    expect(await send(transport)).toEqual({ sent: 0, failed: 1 });
    central.clock.now += delayAfter(1);
    expect(await send(transport)).toEqual({ sent: 0, failed: 0 });
    const waiting = await central.database.selectFrom('outbox').select(['attempts', 'failure']).executeTakeFirst();
    expect(waiting).toEqual({ attempts: 2, failure: 'EENVELOPE' });
    isBusy = false;
    central.clock.now += delayAfter(2);
    expect(await send(transport)).toEqual({ sent: 1, failed: 0 });
  });

  it('is given up after seven days and kept', async () => {
    const transport = listTransport(() => true);
    await post();
    for (let round = 0; round < 60; round += 1) {
      await send(transport);
      central.clock.now += 6 * 3_600_000;
    }
    const given = await central.database.selectFrom('outbox').select(['attempts', 'sent_at', 'body']).executeTakeFirst();
    expect(given).toMatchObject({ sent_at: null, body: words.body });
    expect(given?.attempts).toBeLessThan(45);
    expect(await send(listTransport())).toEqual({ sent: 0, failed: 0 });
  });

  it('is taken up by another process when the one that had it in hand dies', async () => {
    await post();
    const died = { ...listTransport(), send: () => new Promise<never>(() => undefined) };
    void send(died);
    await expect
      .poll(async () => (await central.database.selectFrom('outbox').select('attempts').executeTakeFirst())?.attempts)
      .toBe(1);
    const other = listTransport();
    expect(await send(other)).toEqual({ sent: 0, failed: 0 });
    central.clock.now += 10 * 60_000;
    expect(await send(other)).toEqual({ sent: 1, failed: 0 });
  });

  it('goes into a file of plain text with the operator as sender, and shows at /dev/mail', async () => {
    const folder = await temporaryFolder();
    const transport = mailTransport({ kind: 'files', folder, from: 'practice@localhost.invalid' }, practiceOperator);
    await post();
    const sender = startMailSender({ database: central.database, transport, now }, () => undefined);
    onTestFinished(() => sender.close());
    await expect.poll(async () => (await ask(central, 'GET', '/dev/mail')).body.mails.length, WAITING).toBe(1);
    const [name = '', ...more] = await readdir(folder);
    expect([name.endsWith('.eml'), more]).toEqual([true, []]);
    const text = await readFile(`${folder}/${name}`, 'utf8');
    expect(text).toContain('From: Practice service on this computer <practice@localhost.invalid>\r\n');
    expect(text).toContain('To: zoe@example.org\r\n');
    expect(text).toContain('Content-Type: text/plain; charset=utf-8\r\n');
    expect((await ask(central, 'GET', '/dev/mail')).body.mails).toMatchObject([{ to: 'zoe@example.org', ...words }]);
  });
});

describe('mail to a mail server', () => {
  it('arrives, to one recipient whatever the address holds, and no line of a subject becomes a head', async () => {
    const { url, received } = await mailServer();
    const transport = mailTransport({ kind: 'smtp', url, from: 'toolkit@example.org' }, practiceOperator);
    onTestFinished(() => transport.close());
    await transport.send({
      id: randomUUID(),
      recipient: 'zoe@example.org',
      subject: 'One\r\nBcc: other@example.org',
      body: 'Text',
    });
    expect(received.recipients).toEqual(['zoe@example.org']);
    expect(received.text).not.toMatch(/^Bcc:/m);
    expect(received.text).toContain('Text');
  });
});

/** A mail server that takes everything: as much of SMTP as one mail needs. */
async function mailServer(): Promise<{ url: string; received: { recipients: string[]; text: string } }> {
  const received = { recipients: [] as string[], text: '' };
  const server: Server = createServer((socket: Socket) => {
    let isText = false;
    socket.write('220 here\r\n');
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').slice(0, -1)) {
        if (isText) {
          if (line !== '.') received.text += `${line}\n`;
          else socket.write('250 taken\r\n');
          isText = line !== '.';
          continue;
        }
        const recipient = /^RCPT TO:<(.*)>/.exec(line)?.[1];
        if (recipient) received.recipients.push(recipient);
        isText = line === 'DATA';
        socket.write(isText ? '354 go on\r\n' : '250 well\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}
