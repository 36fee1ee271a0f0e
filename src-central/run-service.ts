import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { buildService } from './app.ts';
import { readCatalogue } from './catalogue/read-catalogue.ts';
import { migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import type { LogDestination } from './http/log.ts';
import { startMailSender } from './mail/mail-sender.ts';
import { mailTransport } from './mail/transport.ts';
import type { Settings } from './settings.ts';
import { receiptKeys } from './submissions/receipt-keys.ts';

const LONGEST_GOODBYE = 20_000;
const CATALOGUE = resolve(import.meta.dirname, '../assets/catalogue');

export interface RunningService {
  /** Where it listens, such as `http://127.0.0.1:8417`. */
  readonly address: string;
  /** The migrations that this start applied. */
  readonly migrated: readonly string[];
  /** Lets requests under way end, then the mail in hand, then closes the database. */
  readonly close: () => Promise<void>;
}

/**
 * Runs one process of the service: database, migrations, routes, mail.
 *
 * @throws FolderInUse, DatabaseIsNewer, or what the system says of an address that is taken
 */
export async function runService(settings: Settings, log: LogDestination): Promise<RunningService> {
  const catalogue = readCatalogue(CATALOGUE);
  const opened = await openDatabase(settings.database);
  try {
    const { database } = opened;
    const migrated = await migrate(database);
    await receiptKeys(database, { address: settings.address, now: Date.now });
    const metrics = new Registry();
    collectDefaultMetrics({ register: metrics });
    const service = await buildService({
      database,
      operator: settings.operator,
      address: settings.address,
      catalogue,
      now: Date.now,
      confirmsAtOnce: settings.confirmsAtOnce,
      randomBytes,
      log,
      metrics,
      showsMail: settings.mail.kind === 'files',
      trustedProxies: settings.trustedProxies,
    });
    await service.listen(settings.listen);
    const parts = { database, transport: mailTransport(settings.mail, settings.operator), now: Date.now };
    const sender = startMailSender(parts, (error) => service.log.error({ err: error }, 'mail'));
    return {
      address: addressOf(service.server.address()),
      migrated,
      close: async () => {
        // A request that arrives slowly, or never whole, does not hold up the end for ever.
        const cut = setTimeout(() => service.server.closeAllConnections(), LONGEST_GOODBYE);
        await service.close();
        clearTimeout(cut);
        await sender.close();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') return address ?? '';
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}
