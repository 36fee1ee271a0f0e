import { randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { buildService, type ServiceParts } from '../src-central/app.ts';
import type { Catalogue } from '../src-central/catalogue/catalogue.ts';
import type { Database } from '../src-central/database/database.ts';
import { migrate } from '../src-central/database/migrate.ts';
import { type DatabasePlace, openDatabase } from '../src-central/database/open-database.ts';
import type { LogDestination } from '../src-central/http/log.ts';
import { practiceOperator } from '../src-central/operator/practice-operator.ts';

/** A central service for tests: real database, real passwords, a clock that stands still until it is moved. */
export interface CentralService {
  readonly service: FastifyInstance;
  /** What it is made of, to be varied where a test calls past the routes. */
  readonly parts: ServiceParts;
  readonly database: Database;
  readonly clock: { now: number };
  readonly close: () => Promise<void>;
}

export async function startCentralService(
  place: DatabasePlace = { kind: 'memory' },
  settings: {
    readonly confirmsAtOnce?: boolean;
    readonly log?: LogDestination;
    /** Empty where it is not given. */
    readonly catalogue?: Catalogue;
  } = {},
): Promise<CentralService> {
  const opened = await openDatabase(place);
  await migrate(opened.database);
  const clock = { now: Date.parse('2018-03-20T09:00:00Z') };
  const parts: ServiceParts = {
    database: opened.database,
    operator: practiceOperator,
    address: 'http://127.0.0.1:8417',
    catalogue: settings.catalogue ?? { sets: [], statements: [] },
    now: () => clock.now,
    confirmsAtOnce: settings.confirmsAtOnce ?? true,
    randomBytes,
    log: settings.log ?? 'silent',
    metrics: new Registry(),
    showsMail: true,
    trustedProxies: [],
  };
  const service = await buildService(parts);
  return {
    service,
    parts,
    database: opened.database,
    clock,
    close: async () => {
      await service.close();
      await opened.close();
    },
  };
}

export interface CentralAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers; their shape is checked by the service as it sends them
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** One request; `token` is an access token. */
export async function ask(
  central: CentralService,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  sent: { readonly body?: unknown; readonly token?: string; readonly address?: string } = {},
): Promise<CentralAnswer> {
  const answer = await central.service.inject({
    method,
    url,
    ...(sent.body === undefined ? {} : { payload: sent.body as object }),
    ...(sent.address === undefined ? {} : { remoteAddress: sent.address }),
    headers: sent.token === undefined ? {} : { authorization: `Bearer ${sent.token}` },
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

/** The mails to an address, the oldest first. */
export async function mailsTo(central: CentralService, recipient: string): Promise<{ subject: string; body: string }[]> {
  return central.database
    .selectFrom('outbox')
    .select(['subject', 'body'])
    .where('recipient', '=', recipient)
    .orderBy('id')
    .execute();
}

/** Organisation code, user name and one-time password, as the last two mails with details to an address have them. */
export async function detailsMailedTo(
  central: CentralService,
  recipient: string,
): Promise<{ organisationCode: string; userName: string; password: string }> {
  const text = (await mailsTo(central, recipient)).map(({ body }) => body).join('\n');
  const last = (title: string): string => [...text.matchAll(new RegExp(`^${title}: (.*)$`, 'gm'))].at(-1)?.[1] ?? '';
  return { organisationCode: last('Organisation code'), userName: last('User name'), password: last('One-time password') };
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

let practices = 0;

/** What a practice sends to register, each with a code of its own. */
export function registrationOf(
  changes: Record<string, unknown> = {},
): Record<string, unknown> & { organisation: string; odsCode: string; email: string } {
  practices += 1;
  const code = `EX${String(practices).padStart(4, '0')}`;
  return {
    organisation: randomUUID(),
    odsCode: code,
    name: `Larkfield Surgery ${practices}`,
    type: 'general-practice',
    town: 'Stockton-on-Tees',
    postcode: 'TS18 1HU',
    region: 'North East',
    commissioner: '16C',
    forename: 'Jane',
    surname: 'Smith',
    email: `jane@${code.toLowerCase()}.example`,
    telephone: '01642 000000',
    host: null,
    termsAccepted: true,
    ...changes,
  } as Record<string, unknown> & { organisation: string; odsCode: string; email: string };
}

export const PASSWORD = 'lantern gravel otter';

/** Somebody at a computer of theirs. */
export interface SignedInPerson {
  readonly organisation: string;
  readonly user: string;
  readonly userName: string;
  readonly organisationCode: string;
  readonly email: string;
  readonly token: string;
  readonly refreshToken: string;
}

/** Signs in with a password, or with the one-time password that was mailed, which becomes `PASSWORD`. */
export async function signInPerson(
  central: CentralService,
  who: { readonly organisationCode: string; readonly userName: string; readonly password: string },
  device = randomBytes(8).toString('hex'),
): Promise<SignedInPerson> {
  const answer = await ask(central, 'POST', '/sign-in', {
    body: { ...who, newPassword: PASSWORD, computer: { device, name: 'Reception' }, secret: newSecret() },
  });
  if (answer.status !== 200) throw new Error(`sign-in was refused: ${JSON.stringify(answer.body)}`);
  return {
    organisation: answer.body.organisation.id,
    user: answer.body.me.id,
    userName: answer.body.me.userName,
    organisationCode: answer.body.organisation.odsCode,
    email: answer.body.me.email,
    token: answer.body.accessToken,
    refreshToken: answer.body.refreshToken,
  };
}

/** Registers a practice, reads its mails, and signs its administrator in. */
export async function registeredAdministrator(
  central: CentralService,
  changes: Record<string, unknown> = {},
): Promise<SignedInPerson> {
  const sent = registrationOf(changes);
  const answer = await ask(central, 'POST', '/registrations', { body: sent });
  if (answer.status !== 201) throw new Error(`registration was refused: ${JSON.stringify(answer.body)}`);
  return signInPerson(central, await detailsMailedTo(central, sent.email));
}

/** Somebody whom an administrator adds, signed in. */
export async function addedUser(central: CentralService, by: SignedInPerson, role: string): Promise<SignedInPerson> {
  const email = `${randomUUID()}@example.org`;
  const body = { id: randomUUID(), forename: 'Sam', surname: 'Jones', email, telephone: '', role };
  const answer = await ask(central, 'POST', `/organisations/${by.organisation}/users`, { body, token: by.token });
  if (answer.status !== 201) throw new Error(`adding a user was refused: ${JSON.stringify(answer.body)}`);
  return signInPerson(central, await detailsMailedTo(central, email));
}
