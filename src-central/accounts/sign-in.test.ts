import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  addedUser,
  ask,
  type CentralAnswer,
  type CentralService,
  detailsMailedTo,
  mailsTo,
  newSecret,
  PASSWORD,
  registeredAdministrator,
  registrationOf,
  type SignedInPerson,
  signInPerson,
  startCentralService,
} from '../../tests/central-service.ts';
import type { DatabasePlace } from '../database/open-database.ts';

const MINUTE = 60_000;

describe.each(centralDatabases)('signing in, on $name', ({ name, open }) => {
  let central: CentralService;
  let place: DatabasePlace;
  beforeAll(async () => {
    place = await open();
    central = await startCentralService(place);
  });
  afterAll(() => central.close());

  function signIn(sent: Record<string, unknown>, address?: string): Promise<CentralAnswer> {
    const computer = { device: randomBytes(8).toString('hex'), name: 'Reception' };
    return ask(central, 'POST', '/sign-in', {
      body: { computer, secret: newSecret(), ...sent },
      ...(address ? { address } : {}),
    });
  }

  function renew(refreshToken: string, secret = newSecret()): Promise<CentralAnswer> {
    return ask(central, 'POST', '/sign-in/renewals', { body: { refreshToken, secret } });
  }

  function me(person: { readonly token: string }): Promise<CentralAnswer> {
    return ask(central, 'GET', '/me', { token: person.token });
  }

  /** Rows that counting has left. */
  async function tries(): Promise<number> {
    return (await central.database.selectFrom('tries').select('key').execute()).length;
  }

  async function registered(): Promise<{ organisationCode: string; userName: string; password: string; email: string }> {
    const sent = registrationOf();
    await ask(central, 'POST', '/registrations', { body: sent });
    return { ...(await detailsMailedTo(central, sent.email)), email: sent.email };
  }

  it('a one-time password is changed when it is first used, and is used up then', async () => {
    const { email, ...details } = await registered();
    expect((await signIn(details)).body.error.code).toBe('new-password-needed');
    const weak = await signIn({ ...details, newPassword: 'password12345' });
    expect([weak.status, weak.body.error.code]).toEqual([422, 'password-refused']);
    expect((await signIn({ ...details, newPassword: details.password })).body.error.code).toBe('new-password-needed');
    const answer = await signIn({
      ...details,
      password: details.password.toLowerCase().replaceAll('-', ' '),
      newPassword: PASSWORD,
    });
    expect(answer).toMatchObject({
      status: 200,
      body: { me: { userName: 'jsmith', email, role: 'administrator', waiting: false } },
    });
    expect((await signIn({ ...details, newPassword: 'another good password' })).status).toBe(401);
    expect((await signIn({ ...details, password: PASSWORD })).status).toBe(200);
  });

  it('a first sign-in whose answer was lost can be sent again', async () => {
    const { email: _email, ...details } = await registered();
    const sent = {
      ...details,
      newPassword: PASSWORD,
      computer: { device: '0123456789abcdef', name: 'Reception' },
      secret: newSecret(),
    };
    const first = await signIn(sent);
    const again = await signIn(sent);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect((await me({ token: again.body.accessToken })).status).toBe(200);
    const { computers } = (await ask(central, 'GET', '/me/computers', { token: again.body.accessToken })).body;
    expect(computers).toHaveLength(1);
  });

  it('a one-time password that is too old is wrong', async () => {
    const { email: _email, ...details } = await registered();
    central.clock.now += 14 * 86_400_000;
    expect((await signIn({ ...details, newPassword: PASSWORD })).body.error.code).toBe('wrong-details');
  });

  it('unknown organisation, unknown user and wrong password get the same answer', async () => {
    const person = await registeredAdministrator(central);
    const right = { organisationCode: person.organisationCode, userName: person.userName, password: PASSWORD };
    const answers = await Promise.all([
      signIn({ ...right, organisationCode: 'NOBODY' }),
      signIn({ ...right, userName: 'nobody' }),
      signIn({ ...right, password: 'not the password' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(
      (await signIn({ ...right, organisationCode: ` ${person.organisationCode.toLowerCase()} `, userName: 'JSmith' })).status,
    ).toBe(200);
  });

  it('after five wrong passwords it waits, longer each time, for a name that exists and for one that does not', async () => {
    const person = await registeredAdministrator(central);
    for (const userName of [person.userName, 'nobody']) {
      const wrong = { organisationCode: person.organisationCode, userName, password: 'not the password' };
      for (let times = 0; times < 5; times += 1) expect((await signIn(wrong)).status).toBe(401);
      const waits: unknown[] = [];
      for (let times = 0; times < 4; times += 1) {
        const refused = await signIn({ ...wrong, password: PASSWORD });
        expect([refused.status, refused.body.error.code]).toEqual([429, 'too-many-tries']);
        waits.push(refused.headers['retry-after']);
        central.clock.now += Number(refused.headers['retry-after']) * 1_000;
        expect((await signIn(wrong)).status).toBe(401);
      }
      expect(waits).toEqual(
        ['30', '60', '120', '240'].map((seconds) => (typeof waits[0] === 'number' ? Number(seconds) : seconds)),
      );
    }
    central.clock.now += 60 * MINUTE;
    const right = { organisationCode: person.organisationCode, userName: person.userName, password: PASSWORD };
    expect((await signIn(right)).status).toBe(200);
    expect((await signIn({ ...right, password: 'not the password' })).status).toBe(401);
  });

  it('a flood of wrong passwords: five are looked at, the service stays up, and little is kept', async () => {
    const person = await registeredAdministrator(central);
    const wrong = { organisationCode: person.organisationCode, userName: person.userName, password: 'not the password' };
    const before = await tries();
    const statuses: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => signIn(wrong, `198.51.100.${round}`)));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(995);
    expect((await tries()) - before).toBe(11);
    expect((await me(person)).status).toBe(200);
  });

  it('whoever tries passwords does not lock the person out of a computer of theirs', async () => {
    const { email: _email, ...details } = await registered();
    const computer = { device: randomBytes(8).toString('hex'), name: 'Reception' };
    expect((await signIn({ ...details, newPassword: PASSWORD, computer })).status).toBe(200);
    const who = { organisationCode: details.organisationCode, userName: details.userName };
    for (let times = 0; times < 6; times += 1) await signIn({ ...who, password: 'not the password' });
    expect((await signIn({ ...who, password: PASSWORD })).status).toBe(429);
    expect((await signIn({ ...who, password: PASSWORD, computer })).status).toBe(200);
    for (let times = 0; times < 5; times += 1) expect((await signIn({ ...who, password: 'wrong', computer })).status).toBe(401);
    expect((await signIn({ ...who, password: PASSWORD, computer })).status).toBe(429);
  });

  it('what no database can hold is refused in words', async () => {
    const right = { organisationCode: 'EX0001', userName: 'x', password: 'x' };
    for (const changed of [
      { organisationCode: 'a\u0000' },
      { userName: '\u0000' },
      { computer: { device: '0123456789abcdef', name: '\u0000' } },
    ]) {
      expect((await signIn({ ...right, ...changed })).status).toBe(400);
    }
    expect((await signIn({ ...right, password: '\u0000\ud800' })).status).toBe(401);
    const forgotten = await ask(central, 'POST', '/forgotten-details', { body: { organisationCode: 'EX0001', email: '\u0000' } });
    expect(forgotten.status).toBe(400);
  });

  it('one address that tries many names is stopped as well', async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 32; round += 1) {
      const names = Array.from({ length: 10 }, (_, index) => ({
        organisationCode: 'NOBODY',
        userName: `n${round}-${index}`,
        password: 'x',
      }));
      const answers = await Promise.all(names.map((name) => signIn(name, '203.0.113.9')));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(300);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  it('a renewal gives new tokens, a lost answer is given again, and a token that was replaced ends the sign-in', async () => {
    const person = await registeredAdministrator(central);
    const secret = newSecret();
    const second = await renew(person.refreshToken, secret);
    expect(second.status).toBe(200);
    const again = await renew(person.refreshToken, secret);
    expect(again.body.refreshToken).toBe(second.body.refreshToken);
    const third = await renew(again.body.refreshToken);
    expect((await me({ token: third.body.accessToken })).status).toBe(200);
    const replayed = await renew(person.refreshToken, secret);
    expect([replayed.status, replayed.body.error.code]).toEqual([401, 'token-reused']);
    expect((await me({ token: third.body.accessToken })).status).toBe(401);
    expect((await mailsTo(central, person.email)).at(-1)?.body).toContain('“Reception” was used from a second place');
    expect((await renew(third.body.refreshToken)).body.error.code).toBe('sign-in-needed');
  });

  it('of two that renew with one token at the same moment one goes on only until the other is noticed', async () => {
    const person = await registeredAdministrator(central);
    const both = await Promise.all([renew(person.refreshToken), renew(person.refreshToken)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    const winner = both.find(({ status }) => status === 200);
    expect((await renew(winner?.body.refreshToken)).status).toBe(401);
  });

  it('no token and no secret is in the database', async () => {
    const person = await registeredAdministrator(central);
    const parts = person.refreshToken.split('.');
    const { database } = central;
    const tables = ['account', 'sign_in', 'organisation', 'tries'] as const;
    const rows = await Promise.all(
      tables.map((table) =>
        (database as unknown as { selectFrom: (t: string) => { selectAll: () => { execute: () => Promise<object[]> } } })
          .selectFrom(table)
          .selectAll()
          .execute(),
      ),
    );
    const text = JSON.stringify(rows);
    expect(text).toContain(person.user);
    for (const held of [parts[3] ?? 'none', parts[4] ?? 'none', person.token, PASSWORD]) expect(text).not.toContain(held);
  });

  // A PGlite is one process's own.
  if (name === 'PostgreSQL')
    it('a second process of the service on the same database takes the tokens of the first', async () => {
      const second = await startCentralService(place);
      const person = await registeredAdministrator(central);
      expect((await ask(second, 'GET', '/me', { token: person.token })).status).toBe(200);
      const body = { refreshToken: person.refreshToken, secret: newSecret() };
      expect((await ask(second, 'POST', '/sign-in/renewals', { body })).status).toBe(200);
      const again = { refreshToken: person.refreshToken, secret: newSecret() };
      expect((await ask(central, 'POST', '/sign-in/renewals', { body: again })).body.error.code).toBe('token-reused');
      expect((await ask(second, 'GET', '/me', { token: person.token })).status).toBe(401);
      await second.close();
    });

  it('an access token runs out after ten minutes, and the refresh token gives another for three months', async () => {
    const person = await registeredAdministrator(central);
    central.clock.now += 10 * MINUTE;
    const late = await me(person);
    expect([late.status, late.body.error.code]).toEqual([401, 'sign-in-needed']);
    central.clock.now += 89 * 86_400_000;
    const renewed = await renew(person.refreshToken);
    expect(renewed.status).toBe(200);
    central.clock.now += 90 * 86_400_000;
    expect((await renew(renewed.body.refreshToken)).status).toBe(401);
  });

  it('what is no token is no sign-in', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer x', 'Basic eDp5', `Bearer ${'a'.repeat(5_000)}`, 'Bearer a.b.c']) {
      const answer = await central.service.inject({ url: '/me', headers: { authorization } });
      expect([answer.statusCode, answer.json().error.code]).toEqual([401, 'sign-in-needed']);
    }
  });

  it('computers are listed and ended one by one, or all', async () => {
    const first = await registeredAdministrator(central);
    const who = { organisationCode: first.organisationCode, userName: first.userName, password: PASSWORD };
    const second = await signInPerson(central, who);
    const third = await signInPerson(central, who);
    const list = (await ask(central, 'GET', '/me/computers', { token: first.token })).body.computers;
    expect(list).toHaveLength(3);
    expect(list.filter(({ thisOne }: { thisOne: boolean }) => thisOne)).toHaveLength(1);
    const ofSecond = (await ask(central, 'GET', '/me/computers', { token: second.token })).body.computers.find(
      ({ thisOne }: { thisOne: boolean }) => thisOne,
    );
    expect((await ask(central, 'DELETE', `/me/computers/${ofSecond.session}`, { token: first.token })).status).toBe(200);
    expect((await ask(central, 'DELETE', `/me/computers/${ofSecond.session}`, { token: first.token })).status).toBe(404);
    expect([(await me(first)).status, (await me(second)).status, (await me(third)).status]).toEqual([200, 401, 200]);
    expect((await ask(central, 'POST', '/me/sign-out-everywhere', { token: third.token })).status).toBe(200);
    expect([(await me(first)).status, (await me(third)).status]).toEqual([401, 401]);
  });

  it('signing out ends this computer', async () => {
    const person = await registeredAdministrator(central);
    expect((await ask(central, 'POST', '/sign-out', { token: person.token })).status).toBe(200);
    expect((await me(person)).status).toBe(401);
    expect((await renew(person.refreshToken)).status).toBe(401);
  });

  it('another user of the same organisation cannot end somebody’s computer', async () => {
    const administrator = await registeredAdministrator(central);
    const user = await addedUser(central, administrator, 'user');
    const [own] = (await ask(central, 'GET', '/me/computers', { token: administrator.token })).body.computers;
    expect((await ask(central, 'DELETE', `/me/computers/${own.session}`, { token: user.token })).status).toBe(404);
    expect((await me(administrator)).status).toBe(200);
  });

  it('changing the password ends the other computers and tells the address; the old password is wrong then', async () => {
    const first = await registeredAdministrator(central);
    const who = { organisationCode: first.organisationCode, userName: first.userName };
    const second = await signInPerson(central, { ...who, password: PASSWORD });
    const change = (body: object): Promise<CentralAnswer> => ask(central, 'POST', '/me/password', { body, token: first.token });
    expect((await change({ password: 'wrong', newPassword: 'marmalade engine tuesday' })).body.error.code).toBe('wrong-password');
    expect((await change({ password: PASSWORD, newPassword: 'short' })).body.error.code).toBe('password-refused');
    expect((await change({ password: PASSWORD, newPassword: 'marmalade engine tuesday' })).status).toBe(200);
    expect([(await me(first)).status, (await me(second)).status]).toEqual([200, 401]);
    expect((await signIn({ ...who, password: PASSWORD })).status).toBe(401);
    expect((await signIn({ ...who, password: 'marmalade engine tuesday' })).status).toBe(200);
    expect((await mailsTo(central, first.email)).at(-1)?.subject).toContain('was changed');
  });

  it('forgotten details come in two mails, the old password works until the new one is used, and nobody learns who has an account', async () => {
    const person = await registeredAdministrator(central);
    const forget = (email: string, organisationCode = person.organisationCode): Promise<CentralAnswer> =>
      ask(central, 'POST', '/forgotten-details', { body: { organisationCode, email } });
    const known = await forget(person.email.toUpperCase());
    const unknown = await forget('nobody@example.org');
    const nowhere = await forget(person.email, 'NOBODY');
    expect([known.status, unknown.status, nowhere.status]).toEqual([202, 202, 202]);
    expect([unknown.body, nowhere.body]).toEqual([known.body, known.body]);
    expect(await mailsTo(central, person.email)).toHaveLength(4);
    expect(await mailsTo(central, 'nobody@example.org')).toEqual([]);
    const who = { organisationCode: person.organisationCode, userName: person.userName };
    expect((await signIn({ ...who, password: PASSWORD })).status).toBe(200);
    const details = await detailsMailedTo(central, person.email);
    expect((await signIn({ ...details, newPassword: 'marmalade engine tuesday' })).status).toBe(200);
    expect((await signIn({ ...who, password: PASSWORD })).status).toBe(401);
    expect((await me(person)).status).toBe(401);
    await forget(person.email);
    await forget(person.email);
    expect((await forget(person.email)).status).toBe(429);
  });

  it('my details can be changed; another address needs the password, and the old one is told', async () => {
    const person: SignedInPerson = await registeredAdministrator(central);
    const details = { forename: 'Jane', surname: 'Smith-Jones', email: person.email, telephone: '' };
    const put = (body: object): Promise<CentralAnswer> => ask(central, 'PUT', '/me', { body, token: person.token });
    expect((await put(details)).body.me.surname).toBe('Smith-Jones');
    const moved = { ...details, email: `${randomUUID()}@example.org` };
    expect((await put(moved)).body.error.code).toBe('wrong-password');
    expect((await put({ ...moved, password: PASSWORD })).body.me.email).toBe(moved.email);
    expect((await mailsTo(central, person.email)).at(-1)?.body).toContain('This e-mail goes to the old one');
    expect((await put({ ...details, role: 'central-administrator' })).status).toBe(400);
  });
});
