import { describe, expect, it } from 'vitest';
import { practiceOperator } from './operator/practice-operator.ts';
import { readSettings } from './settings.ts';

const operator = {
  OPERATOR_NAME: 'Example Federation',
  OPERATOR_CONTACT: 'ig@example.org',
  OPERATOR_PRIVACY_NOTICE: 'We keep what you send for six years.',
  OPERATOR_TERMS: 'Be truthful.',
};

/** What is wrong, or nothing. */
function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  const read = readSettings(environment);
  return read.ok ? [] : read.refusal;
}

describe('settings', () => {
  it('make a practice service for this computer when nothing is set', () => {
    const read = readSettings({ XDG_DATA_HOME: '/data', PORT: '' });
    expect(read).toMatchObject({
      ok: true,
      value: {
        listen: { host: '127.0.0.1', port: 8417 },
        database: { kind: 'folder', folder: '/data/igt-central/database' },
        mail: { kind: 'files', folder: '/data/igt-central/mail' },
        operator: practiceOperator,
        confirmsAtOnce: true,
      },
    });
  });

  it('name the operator, PostgreSQL and a mail server', () => {
    const read = readSettings({
      ...operator,
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgresql://igt@db/igt',
      SMTP_URL: 'smtps://mail.example.org',
      MAIL_FROM: 'toolkit@example.org',
      TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2',
    });
    expect(read).toMatchObject({
      ok: true,
      value: {
        database: { kind: 'postgresql', connections: 10 },
        mail: { kind: 'smtp', from: 'toolkit@example.org' },
        operator: { name: 'Example Federation', remark: null },
        confirmsAtOnce: false,
        trustedProxies: ['10.0.0.1', '10.0.0.2'],
      },
    });
  });

  it('say everything that is wrong at once and repeat no value', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://root:secret@db',
      DATABASE_CONNECTIONS: '0',
      MAIL_FROM: 'nobody',
    });
    expect(faults).toEqual([
      'DATABASE_URL must begin with postgresql://.',
      'DATABASE_CONNECTIONS must be a whole number from 1 to 500.',
      'PORT must be a whole number from 0 to 65535; 0 takes any free port.',
      'MAIL_FROM must be an e-mail address.',
    ]);
  });

  it('do not let other computers reach a service that does not say who runs it', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringContaining('must say who runs it')]);
    expect(faultsOf({ ...operator, OPERATOR_TERMS: '' })).toEqual([expect.stringContaining('OPERATOR_TERMS is missing')]);
    expect(faultsOf({ SMTP_URL: 'smtp://mail' })).toEqual([expect.stringContaining('MAIL_FROM is missing')]);
  });
});
