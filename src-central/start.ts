import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { addCentralAdministrator } from './accounts/add-administrator.ts';
import { codeOf } from './database/database.ts';
import { FolderInUse } from './database/folder-lock.ts';
import { DatabaseIsNewer, migrate } from './database/migrate.ts';
import { openDatabase } from './database/open-database.ts';
import { runService } from './run-service.ts';
import { readSettings, type Settings } from './settings.ts';

const USAGE = `npm run central    starts the central service; with nothing set it is a practice service for this computer only
npm run central -- --add-administrator ADDRESS --forename NAME --surname NAME
                   adds an administrator of the service, who gets the details by e-mail when it runs; the first one is made so

  HOST, PORT                where it listens (127.0.0.1, 8417)
  ADDRESS                   its address as other computers have it, when that is not HOST and PORT
  DATA                      its folder
  DATABASE_URL              PostgreSQL 15 or later, in place of the database in the folder
  DATABASE_CONNECTIONS      at most so many at a time (10)
  SMTP_URL, MAIL_FROM       a mail server, in place of files in the folder
  OPERATOR_NAME, OPERATOR_CONTACT, OPERATOR_PRIVACY_NOTICE, OPERATOR_TERMS
                            who runs it; needed as soon as other computers can reach it
  TRUSTED_PROXIES           addresses of proxies before it, with commas
`;

/** Longer than the end takes in order; a database that hangs is left as after a power cut. */
const LONGEST_END = 60_000;

const say = (words: string): void => void process.stderr.write(`${words}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      'add-administrator': { type: 'string' },
      forename: { type: 'string', default: '' },
      surname: { type: 'string', default: '' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const settings = readSettings(process.env);
  if (!settings.ok) {
    say(
      ['The service was not started. This needs to be put right first:', ...settings.refusal.map((fault) => `- ${fault}`)].join(
        '\n',
      ),
    );
    return 2;
  }
  const email = values['add-administrator'];
  if (email === undefined) return run(settings.value);
  return addAdministrator(settings.value, { email, forename: values.forename, surname: values.surname });
}

async function run(settings: Settings): Promise<number> {
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  if (settings.database.kind === 'folder') say('Opening the database. The first time it is made, which takes some seconds.');
  const running = await runService(settings, process.stdout);
  for (const line of greeting(settings, running.address)) say(line);
  await ended;
  say('Ending: requests under way are finished first.');
  setTimeout(() => process.exit(1), LONGEST_END).unref();
  await running.close();
  say('Ended. Everything received is in the database.');
  return 0;
}

async function addAdministrator(
  settings: Settings,
  person: { email: string; forename: string; surname: string },
): Promise<number> {
  const opened = await openDatabase(settings.database);
  try {
    await migrate(opened.database);
    const parts = { database: opened.database, operator: settings.operator, now: Date.now, randomBytes };
    const added = await addCentralAdministrator(parts, person);
    if (!added.ok) {
      say(`Nobody was added. ${added.refusal}`);
      return 2;
    }
    const { organisationCode, userName } = added.value;
    say(
      `Added ${userName} with the organisation code ${organisationCode}. The details go out in two e-mails while the service runs.`,
    );
    return 0;
  } finally {
    await opened.close();
  }
}

function greeting({ operator, database, mail }: Settings, address: string): readonly string[] {
  return [
    `${operator.name}${operator.remark === null ? '' : ` (${operator.remark})`}`,
    `It listens on ${address}; what it understands is described at ${address}/docs.`,
    database.kind === 'folder' ? `Its database is in ${database.folder}.` : 'Its database is on PostgreSQL.',
    mail.kind === 'files'
      ? `Its mail goes to files in ${mail.folder} and can be read at ${address}/dev/mail.`
      : 'Its mail goes to a mail server.',
  ];
}

/** What a person can put right is said in words; the rest is a bug and shown whole. */
function inWords(error: unknown): string | null {
  if (error instanceof FolderInUse || error instanceof DatabaseIsNewer) return error.message;
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return 'Another program listens at this address and port. End it, or set PORT to another number.';
    case 'EADDRNOTAVAIL':
      return 'HOST names an address that this computer does not have.';
    case 'EACCES':
      return 'This account may not use that port or folder.';
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case '28P01':
    case '3D000':
      return 'PostgreSQL cannot be reached with DATABASE_URL: nothing answers there, or the name, password or database is not known to it.';
    default:
      return null;
  }
}

process.exitCode = await main().catch((error: unknown) => {
  const words = inWords(error);
  if (words === null) throw error;
  say(words);
  return 1;
});
