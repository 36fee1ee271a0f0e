import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  ask,
  type CentralService,
  newSecret,
  PASSWORD,
  registeredAdministrator,
  registrationOf,
  type SignedInPerson,
  startCentralService,
} from '../../tests/central-service.ts';

const RUNS = 40;

/** What people, faulty programs and ill will put into a field. */
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('\u0000', '\ud800', '\u202e', '\ufeff', '%', '_', "'", '\\', '{', '"', 'ß', '😀', ' ', 'a'),
    maxLength: 30,
  }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>('', null, -1, 1e308, 2 ** 53, [], {}, true, 'x'.repeat(100_000), '__proto__', 'constructor'),
);

describe.each(centralDatabases)('odd values, on $name', ({ open }) => {
  let central: CentralService;
  let person: SignedInPerson;
  /** Whose sign-in ends when its token is tried twice. */
  let other: SignedInPerson;
  beforeAll(async () => {
    central = await startCentralService(await open());
    person = await registeredAdministrator(central);
    other = await registeredAdministrator(central);
  });
  afterAll(() => central.close());

  /** Bodies that would be taken, each made anew. */
  const requests: readonly (readonly [method: 'POST' | 'PUT', path: string, body: () => Record<string, unknown>])[] = [
    ['POST', '/registrations', () => registrationOf()],
    [
      'POST',
      '/registrations/taken-code-questions',
      () => ({ id: randomUUID(), odsCode: 'EX0001', whom: 'operator', ...details(), message: 'x' }),
    ],
    ['POST', '/registrations/confirmations', () => ({ odsCode: 'EX0001', code: 'ABCD' })],
    [
      'POST',
      '/sign-in',
      () => ({
        organisationCode: 'EX0001',
        userName: 'x',
        password: 'x',
        computer: { device: '0123456789abcdef', name: 'x' },
        secret: newSecret(),
      }),
    ],
    ['POST', '/sign-in/renewals', () => ({ refreshToken: other.refreshToken, secret: newSecret() })],
    ['POST', '/forgotten-details', () => ({ organisationCode: 'EX0001', email: 'x@example.org' })],
    ['PUT', '/me', () => ({ ...details(), email: person.email, password: PASSWORD })],
    ['POST', '/me/password', () => ({ password: 'x', newPassword: PASSWORD })],
    ['POST', '/organisations/:organisation/users', () => ({ id: randomUUID(), ...details(), role: 'user' })],
    ['PUT', '/organisations/:organisation/users/:user/role', () => ({ role: 'user' })],
  ];

  function details(): Record<string, unknown> {
    return { forename: 'Jane', surname: 'Smith', email: 'jane@example.org', telephone: '' };
  }

  it.each(requests)('%s %s is answered, whatever one of its fields holds', async (method, path, body) => {
    let address = 0;
    await fc.assert(
      fc.asyncProperty(odd, fc.nat(), async (value, at) => {
        const sent = body();
        const names = Object.keys(sent);
        const changed = { ...sent, [names[at % names.length] ?? '']: value };
        // Each from elsewhere, and later: limits are not what this is about.
        address = (address + 1) % 250;
        central.clock.now += 100;
        const url = path.replace(':organisation', person.organisation).replace(':user', person.user);
        const answer = await ask(central, method, url, { body: changed, token: person.token, address: `192.0.2.${address}` });
        expect(answer.status, JSON.stringify([changed, answer.body])).toBeLessThan(500);
      }),
      { numRuns: RUNS },
    );
    expect((await ask(central, 'GET', '/me', { token: person.token })).status).toBe(200);
  });
});
