import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Operator } from '../src-shared/contract/central/operator.ts';
import { accepted, type Result, refused } from '../src-shared/result.ts';
import type { DatabasePlace } from './database/open-database.ts';
import type { MailPlace } from './mail/mail-place.ts';
import { practiceOperator } from './operator/practice-operator.ts';

/** What a process of the service is started with. */
export interface Settings {
  readonly listen: { readonly host: string; readonly port: number };
  /** Its address as other computers have it. The keys for receipts are made for the one of the first start. */
  readonly address: string;
  /** Where everything lies that is not in PostgreSQL or a bucket. */
  readonly folder: string;
  readonly database: DatabasePlace;
  readonly mail: MailPlace;
  readonly operator: Operator;
  /** True for the practice service alone: nobody is there to confirm. */
  readonly confirmsAtOnce: boolean;
  /** Addresses of proxies whose word on the client's address is believed. */
  readonly trustedProxies: readonly string[];
}

const wholeNumber = (least: number, most: number, words: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, words)
    .transform(Number)
    .refine((value) => value >= least && value <= most, words);

const text = (most: number) => z.string().trim().min(1).max(most, `must have at most ${most} characters`);

const environmentSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  DATABASE_CONNECTIONS: wholeNumber(1, 500, 'must be a whole number from 1 to 500').default(10),
  HOST: text(255).default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535, 'must be a whole number from 0 to 65535; 0 takes any free port').default(8417),
  ADDRESS: z.url({ protocol: /^https?$/, error: 'must be an address such as https://toolkit.example.org' }).optional(),
  DATA: text(4_000).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  OPERATOR_NAME: text(200).optional(),
  OPERATOR_CONTACT: text(500).optional(),
  OPERATOR_PRIVACY_NOTICE: text(20_000).optional(),
  OPERATOR_TERMS: text(20_000).optional(),
  TRUSTED_PROXIES: text(2_000).optional(),
});
type Environment = z.infer<typeof environmentSchema>;

const OPERATOR = ['OPERATOR_NAME', 'OPERATOR_CONTACT', 'OPERATOR_PRIVACY_NOTICE', 'OPERATOR_TERMS'] as const;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Reads the settings. Nothing needs to be set: then it is the practice service, on this computer only. A variable that is set to
 * nothing counts as not set.
 *
 * @returns or, in plain words, everything that is wrong; no value is repeated, because some hold passwords
 */
export function readSettings(environment: NodeJS.ProcessEnv): Result<Settings, readonly string[]> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) return refused(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`));
  const faults = faultsTogether(parsed.data);
  return faults.length > 0 ? refused(faults) : accepted(settingsOf(parsed.data, environment));
}

/** What each variable alone cannot show. */
function faultsTogether(set: Environment): readonly string[] {
  const missing = OPERATOR.filter((name) => set[name] === undefined);
  const isNamed = missing.length < OPERATOR.length;
  return [
    ...(isNamed
      ? missing.map((name) => `${name} is missing: an operator is named whole, with contact, privacy notice and terms.`)
      : []),
    ...(!isNamed && !LOOPBACK.has(set.HOST)
      ? [`HOST lets other computers reach this service, so it must say who runs it: ${OPERATOR.join(', ')}.`]
      : []),
    ...(set.SMTP_URL !== undefined && set.MAIL_FROM === undefined
      ? ['MAIL_FROM is missing: mail that is really sent needs the address it comes from.']
      : []),
  ];
}

function settingsOf(set: Environment, environment: NodeJS.ProcessEnv): Settings {
  const folder = resolve(set.DATA ?? join(environment.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'igt-central'));
  const operator = operatorOf(set);
  return {
    listen: { host: set.HOST, port: set.PORT },
    address: set.ADDRESS ?? `http://${set.HOST.includes(':') ? `[${set.HOST}]` : set.HOST}:${set.PORT}`,
    folder,
    database:
      set.DATABASE_URL === undefined
        ? { kind: 'folder', folder: join(folder, 'database') }
        : { kind: 'postgresql', url: set.DATABASE_URL, connections: set.DATABASE_CONNECTIONS },
    mail:
      set.SMTP_URL === undefined
        ? { kind: 'files', folder: join(folder, 'mail'), from: set.MAIL_FROM ?? 'practice-service@localhost.invalid' }
        : { kind: 'smtp', url: set.SMTP_URL, from: set.MAIL_FROM ?? '' },
    operator: operator ?? practiceOperator,
    confirmsAtOnce: operator === null,
    trustedProxies: (set.TRUSTED_PROXIES ?? '')
      .split(',')
      .map((address) => address.trim())
      .filter(Boolean),
  };
}

function operatorOf(set: Environment): Operator | null {
  const { OPERATOR_NAME: name, OPERATOR_CONTACT: contact, OPERATOR_PRIVACY_NOTICE: privacyNotice, OPERATOR_TERMS: terms } = set;
  if (name === undefined || contact === undefined || privacyNotice === undefined || terms === undefined) return null;
  return { name, contact, privacyNotice, terms, remark: null };
}
